import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { dayValue } from '../domain/day-value.ts';
import type { RankedColumns } from '../domain/fuse-amounts.ts';
import { addDays, DAY_MS, type LocalDay } from '../domain/local-days.ts';
import { rowsTouching } from '../store/chunks.ts';
import type { DailyRow } from '../store/days.ts';
import { decodeRows } from './day-columns.ts';
import type { PersonDays } from './person-days.ts';

/** Days that are read and decoded in one go: what bounds the memory. */
const DAYS_AT_ONCE = 366;
/** Days further apart than this are read separately. */
const GAP_DAYS = 14;

/** What is shown of a day while it is worked out: its samples, best source first. */
export type SeeDay = (metric: Metric, sources: readonly RankedColumns[], day: LocalDay) => void;

/** Daily values of a metric from its samples, for days in order; a day without samples has none. */
export async function sampleDays(
  tx: Db,
  { personId, calendar, wear, orders }: PersonDays,
  metricId: string,
  days: readonly string[],
  see?: SeeDay,
): Promise<readonly DailyRow[]> {
  const metric = METRICS.get(metricId);
  if (metric === undefined) return [];
  const rows: DailyRow[] = [];
  for (const run of runsOf(days)) {
    const [from, to] = [addDays(run[0] ?? '', -1), addDays(run.at(-1) ?? '', 1)];
    const chunks = decodeRows(await rowsTouching(tx, personId, metricId, from, to), orders.of(metric.family));
    const dependsOnWear = metric.aggregation === 'sum' && chunks.sourceIds.length > 1;
    if (dependsOnWear) await wear.load(tx, run);
    for (const day of run) {
      const bounds = calendar.bounds(day);
      const sources = chunks.on(bounds);
      see?.(metric, sources, bounds);
      const value = dayValue(metric, dependsOnWear ? wear.addTo(sources, day) : sources, bounds);
      if (value !== undefined) rows.push({ metric: metricId, day, ...value });
    }
  }
  return rows;
}

function runsOf(days: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let last = -Infinity;
  for (const day of days) {
    const at = Date.parse(day) / DAY_MS;
    const run = runs.at(-1);
    if (run === undefined || at - last > GAP_DAYS || run.length >= DAYS_AT_ONCE) runs.push([day]);
    else run.push(day);
    last = at;
  }
  return runs;
}
