import type { Metric } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { Gathered } from '../domain/describe.ts';
import { isAmount, type MinuteLine } from '../domain/minute-line.ts';
import { NIGHT_METRICS } from '../domain/night-metrics.ts';
import { dailyBetween } from '../store/days.ts';
import { minuteLines } from './minute-lines.ts';
import type { PersonDays } from './person-days.ts';

/** What statistics of a metric are of: its readings by the minute, or its values of days. */
export type Basis = 'minutes' | 'days';

/** Readings that come many times a day are described by the minute; amounts, nights and what is measured now and then by the day. */
export const basisOf = (metric: Metric): Basis => (metric.aggregation === 'mean' && !isOfNight(metric) ? 'minutes' : 'days');

/** Whether a metric has values within the day, so that it can be told by the hour. */
export const hasHours = (metric: Metric): boolean => (metric.aggregation === 'mean' || isAmount(metric)) && !isOfNight(metric);

const isOfNight = ({ id, category }: Metric): boolean => category === 'sleep' || (NIGHT_METRICS as readonly string[]).includes(id);

/** Adds the known minutes of a day, or of a part of it. */
export function addMinutes(gathered: Gathered, { value, lowest, highest }: MinuteLine, from = 0, to = value.length): void {
  for (let minute = from; minute < to; minute++) {
    const reading = value[minute] ?? Number.NaN;
    if (!Number.isNaN(reading)) gathered.add(reading, lowest[minute], highest[minute]);
  }
}

/** Everything that a metric came to over a period of civil days. */
export async function gatherValues(db: Db, person: PersonDays, metric: Metric, from: string, to: string): Promise<Gathered> {
  const gathered = new Gathered();
  if (basisOf(metric) === 'minutes') for await (const line of minuteLines(db, person, metric, from, to)) addMinutes(gathered, line);
  else
    for (const { value, minimum, maximum } of await dailyBetween(db, person.personId, [metric.id], from, to))
      gathered.add(value, minimum, maximum);
  return gathered;
}
