import { endAt, type Columns } from './columns.ts';
import type { RankedColumns } from './fuse-amounts.ts';
import type { LocalDay } from './local-days.ts';
import type { NightMetric } from './night-metrics.ts';

/** Measures of a night that sources tell as totals, without its course. */
export const TOLD_METRICS = [
  'sleep-duration',
  'sleep-time-in-bed',
  'sleep-light-duration',
  'sleep-deep-duration',
  'sleep-rem-duration',
  'sleep-awake-duration',
] as const satisfies readonly NightMetric[];

/** A total and the source that told it. */
export interface Told {
  readonly metric: NightMetric;
  readonly value: number;
  readonly sourceId: string;
}

interface Total {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/**
 * Totals of the sleep that ended on a day, from the best source that tells any; the longest sleep is the night, the others are naps.
 *
 * @param byMetric samples of each told metric that touch the day, best source first
 */
export function toldNight(byMetric: ReadonlyMap<string, readonly RankedColumns[]>, day: LocalDay): readonly Told[] {
  for (const { sourceId, columns } of byMetric.get('sleep-duration') ?? []) {
    const sleeps = endingOn(columns, day).toSorted((a, b) => b.value - a.value);
    const [night, ...naps] = sleeps;
    if (night === undefined) continue;
    const nap = naps.reduce((sum, { value }) => sum + value, 0);
    const figures = TOLD_METRICS.flatMap((metric): readonly Told[] => {
      const own = byMetric.get(metric)?.find((source) => source.sourceId === sourceId);
      const total = own && endingOn(own.columns, day).find(({ start, end }) => start === night.start && end === night.end);
      return total === undefined ? [] : [{ metric, value: total.value, sourceId }];
    });
    return nap > 0 ? [...figures, { metric: 'sleep-nap-duration', value: nap, sourceId }] : figures;
  }
  return [];
}

/** A total that ends with the day's midnight is of the day itself. */
function endingOn(columns: Columns, day: LocalDay): readonly Total[] {
  const totals: Total[] = [];
  for (let i = 0; i < columns.count; i++) {
    const [start, end] = [columns.start[i] ?? 0, endAt(columns, i)];
    const last = Math.max(start, end - 1);
    if (last >= day.start && last < day.end) totals.push({ start, end, value: columns.value[i] ?? 0 });
  }
  return totals;
}
