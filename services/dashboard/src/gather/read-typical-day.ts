import type { ScreenDeps } from '../deps.ts';
import type { Measure } from '../domain/measure.ts';
import { STRETCHES_PER_DAY, TYPICAL_DAYS, type Stretch } from '../domain/typical-day.ts';
import { gather, valueOf, type Gathering } from './gather.ts';

const HALF_HOUR_MS = 1_800_000;

/**
 * Half hours of the last fourteen days of a reading; none for amounts.
 *
 * Raw amounts of two devices that saw the same walk would count twice here, since only days are merged.
 */
export async function readTypicalDay(
  deps: Pick<ScreenDeps, 'healthData'>,
  gathering: Gathering,
  measure: Measure,
  personId: string,
  nowMs: number,
): Promise<readonly Stretch[]> {
  if (!measure.isReading) return [];
  // Cut at whole half hours, so that stretches fall on the clock in every zone but those of a quarter hour.
  const to = Math.ceil(nowMs / HALF_HOUR_MS) * HALF_HOUR_MS;
  const points = TYPICAL_DAYS * STRETCHES_PER_DAY;
  const query = { metric: measure.id, from: new Date(to - points * HALF_HOUR_MS).toISOString(), to: new Date(to).toISOString(), points };
  const read = await gather(gathering, (options) => deps.healthData.readSeries({ params: { personId }, query }, options));
  return valueOf(read)?.points.filter(({ count }) => count > 0) ?? [];
}
