import { mannKendall } from './mann-kendall.ts';
import { medianOf } from './median.ts';
import { normalQuantile } from './normal-distribution.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';
import { ascending, at } from './series.ts';

/** The typical change per step, and the interval that holds it. */
export interface SenSlope {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Theil-Sen slope: the median of the slopes between all pairs of values, so that single wild values do not tilt it.
 *
 * Unit of the values per step of the series (one day for a daily series). Needs 10 values, not all equal; `confidence` above 0 and
 * below 1. The interval uses the Mann-Kendall variance with ties and assumes independent values.
 * @see Sen, J Am Stat Assoc 1968;63:1379, doi 10.1080/01621459.1968.10480934; interval: Gilbert, Statistical Methods, 1987, 16.4.2
 */
export function senSlope(values: readonly number[], confidence = 0.95): Result<SenSlope> {
  const trend = mannKendall(values);
  if (!trend.ok) return trend;
  const slopes: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    for (let j = i + 1; j < values.length; j += 1) slopes.push((at(values, j) - at(values, i)) / (j - i));
  }
  const sorted = ascending(slopes);
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt(trend.value.varianceOfS);
  const rank = (position: number) => at(sorted, Math.min(Math.max(Math.round(position), 1), sorted.length) - 1);
  return ok({ slope: medianOf(slopes), low: rank((sorted.length - half) / 2), high: rank((sorted.length + half) / 2 + 1) });
}
