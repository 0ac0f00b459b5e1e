import type { Metric } from '@aceso/contracts/vocabulary';
import { endAt } from './columns.ts';
import type { RankedColumns } from './fuse-amounts.ts';

/** Metrics of which a device makes one reading a night, from going to bed to getting up. */
const OF_A_NIGHT: ReadonlySet<string> = new Set(['wrist-temperature']);

/** Whether a reading of the metric is of a whole night. */
export const isOfANight = ({ id }: Metric): boolean => OF_A_NIGHT.has(id);

/**
 * The readings at the moment of waking: a night belongs to the day on which it ends.
 *
 * By its beginning, a night that starts after midnight and the next one that starts before it would share a day, and a day without any
 * would lie beside it.
 */
export function byWaking(metric: Metric, sources: readonly RankedColumns[]): readonly RankedColumns[] {
  if (!isOfANight(metric)) return sources;
  return sources.map((source) => {
    const { columns } = source;
    const { end: _, ...rest } = columns;
    return { ...source, columns: { ...rest, start: Float64Array.from(columns.start, (__, i) => endAt(columns, i)) } };
  });
}
