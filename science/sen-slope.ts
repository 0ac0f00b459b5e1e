import { mannKendall } from './mann-kendall.ts';
import { normalQuantile } from './normal-distribution.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';
import { orderStatistic, quantileInPlace } from './order-statistic.ts';
import { at } from './series.ts';

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
 * below 1. `trend` is the Mann-Kendall test of the same values, for whoever has it already. The interval uses the Mann-Kendall variance with
 * ties and assumes independent values.
 * @formula median of (x_j - x_i) / (j - i), i < j
 * @accuracy Exact; equal to R trend 1.1.6 and to all pairs on 150 random series.
 * @see Sen, J Am Stat Assoc 1968;63:1379, doi 10.1080/01621459.1968.10480934; interval: Gilbert, Statistical Methods, 1987, 16.4.2
 */
export function senSlope(values: readonly number[], confidence = 0.95, trend = mannKendall(values)): Result<SenSlope> {
  if (!trend.ok) return trend;
  const count = (values.length * (values.length - 1)) / 2;
  const slopes = new Float64Array(count);
  let k = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = at(values, i);
    for (let j = i + 1; j < values.length; j += 1) slopes[k++] = (at(values, j) - value) / (j - i);
  }
  // Three of some thousand ranks are wanted: no need to sort. Each search leaves what is larger behind its place.
  const slope = quantileInPlace(slopes, 0.5);
  const middle = (count - 1) >> 1;
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt(trend.value.varianceOfS);
  const rank = (position: number): number => {
    const place = Math.min(Math.max(Math.round(position), 1), count) - 1;
    return place <= middle ? orderStatistic(slopes, place, 0, middle + 1) : orderStatistic(slopes, place, middle + 1);
  };
  return ok({ slope, low: rank((count - half) / 2), high: rank((count + half) / 2 + 1) });
}
