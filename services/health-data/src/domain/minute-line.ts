import type { Metric } from '@aceso/contracts/vocabulary';
import { amountsOf } from './day-value.ts';
import { fuseAmounts, PARTS_IN_ONE, type RankedColumns } from './fuse-amounts.ts';
import { fuseInstants } from './fuse-instants.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';

/** One civil day of a metric after merging sources, by the minute since local midnight; not a number where nothing is known. */
export interface MinuteLine {
  readonly bounds: LocalDay;
  /** Mean of the readings of a minute, or the amount that counted in it. */
  readonly value: Float64Array;
  /** Extreme readings of a minute; the value itself for amounts. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** Whether the metric is an amount, which adds up. */
export const isAmount = ({ aggregation }: Metric): boolean => aggregation === 'sum' || aggregation === 'duration';

/** The minutes of a day, each from its best source, as the value of the day is made of; undefined when there is none. */
export function minuteLine(metric: Metric, sources: readonly RankedColumns[], bounds: LocalDay): MinuteLine | undefined {
  return isAmount(metric) ? amounts(metric, sources, bounds) : readings(sources, bounds);
}

function amounts(metric: Metric, sources: readonly RankedColumns[], bounds: LocalDay): MinuteLine | undefined {
  const minutes = Math.round((bounds.end - bounds.start) / MINUTE_MS);
  const { winner, parts, samples } = fuseAmounts(amountsOf(metric, sources), bounds.start, minutes);
  if (samples === 0) return undefined;
  const value = parts.map((part, minute) => (winner[minute] === 0 ? Number.NaN : part / PARTS_IN_ONE));
  return { bounds, value, lowest: value, highest: value };
}

function readings(sources: readonly RankedColumns[], bounds: LocalDay): MinuteLine | undefined {
  const { winner, mean, n } = fuseInstants(sources, bounds);
  if (n === 0) return undefined;
  const [lowest, highest] = [mean.slice(), mean.slice()];
  sources.forEach(({ columns }, place) => {
    for (let i = 0; i < columns.count; i++) {
      const minute = Math.floor(((columns.start[i] ?? 0) - bounds.start) / MINUTE_MS);
      if (winner[minute] !== place + 1) continue;
      const value = columns.value[i] ?? 0;
      if (value < (lowest[minute] ?? 0)) lowest[minute] = value;
      if (value > (highest[minute] ?? 0)) highest[minute] = value;
    }
  });
  return { bounds, value: mean, lowest, highest };
}
