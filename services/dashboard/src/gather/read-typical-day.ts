import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { ScreenDeps } from '../deps.ts';
import { addDays } from '../domain/days.ts';
import type { Measure } from '../domain/measure.ts';
import { gather, valueOf, type Gathering } from './gather.ts';

/** Days that a typical day is made of. */
const TYPICAL_DAYS = 14;

/** The typical day of the last fourteen days, by half hours; none of a measure that does not vary over the day, or of too few days. */
export async function readTypicalDay(
  deps: Pick<ScreenDeps, 'healthData'>,
  gathering: Gathering,
  measure: Measure,
  personId: string,
  utcToday: string,
): Promise<Output<typeof healthData.operations.readTypicalDay>['points']> {
  if (!measure.variesOverDay) return [];
  // A person east of UTC may be a day ahead.
  const query = { metric: measure.id, from: addDays(utcToday, 1 - TYPICAL_DAYS), to: addDays(utcToday, 1), step: 30 } as const;
  const read = await gather(gathering, (options) => deps.healthData.readTypicalDay({ params: { personId }, query }, options));
  return valueOf(read)?.points ?? [];
}
