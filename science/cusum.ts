import { firstOutside, notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';

/** The two running sums and the indices at which one of them is above the decision limit. */
export interface CusumChart {
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly alarms: readonly number[];
}

/**
 * Two-sided tabular CUSUM: adds up how far values lie beyond `slack` from the target and alarms when the sum passes `limit`.
 *
 * All in the unit of the values. On robust z-scores, target 0, slack 0.5 (finds shifts of one SD) and limit 4 to 5 are usual; a limit
 * of 5 alarms falsely about once in 465 independent normal values, more often in autocorrelated ones.
 * @formula high_i = max(0, high_(i-1) + x_i - target - slack); low_i = max(0, low_(i-1) + target - slack - x_i)
 * @needs Needs one value; the target wants 14 earlier days.
 * @for For any series of numbers; by itself it says nothing of health.
 * @see Page, Biometrika 1954;41:100, doi 10.1093/biomet/41.1-2.100; NIST/SEMATECH e-Handbook 6.3.2.3
 */
export function cusumChart(input: {
  readonly values: readonly number[];
  readonly target: number;
  readonly slack: number;
  readonly limit: number;
}): Result<CusumChart> {
  const { values, target, slack, limit } = input;
  if (values.length === 0) return tooFew(1, 0);
  const positive = [0, Number.MAX_VALUE] as const;
  const refusal = firstOutside({ slack, limit }, { slack: positive, limit: positive }) ?? notFinite('values', [...values, target]);
  if (refusal) return refusal;
  let up = 0;
  let down = 0;
  const high = values.map((value) => (up = Math.max(0, up + value - target - slack)));
  const low = values.map((value) => (down = Math.max(0, down + target - slack - value)));
  const alarms = values.flatMap((_, index) => ((high[index] ?? 0) > limit || (low[index] ?? 0) > limit ? [index] : []));
  return ok({ high, low, alarms });
}
