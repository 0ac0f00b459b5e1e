import { notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at } from './series.ts';

/** Where a series most likely shifted: values up to and including number `after` (counted from 1) against the rest. */
export interface PettittTest {
  readonly statistic: number;
  readonly after: number;
  readonly p: number;
}

/** The approximation of p is poor for fewer values. */
const MINIMUM = 10;

/**
 * Pettitt's test for one sudden shift of level at an unknown time, by ranks.
 *
 * Needs 10 values in time order. p is approximate (good below 0.5) and capped at 1; independent values are assumed.
 * @formula K = max over t of abs(sum_(i<=t<j) sign(x_i - x_j)); p = 2 exp(-6 K^2 / (n^3 + n^2))
 * @units Any unit.
 * @needs Needs 10 values.
 * @accuracy Exact; equal to R trend 1.1.6 and to counting on random series.
 * @see Pettitt, Appl Stat 1979;28:126, doi 10.2307/2346729
 */
export function pettittTest(values: readonly number[]): Result<PettittTest> {
  const n = values.length;
  if (n < MINIMUM) return tooFew(MINIMUM, n);
  const refusal = notFinite('values', values);
  if (refusal) return refusal;
  let running = 0;
  let best = { statistic: -1, after: 0 };
  for (let t = 0; t < n; t += 1) {
    for (const other of values) running += Math.sign(at(values, t) - other);
    if (Math.abs(running) > best.statistic) best = { statistic: Math.abs(running), after: t + 1 };
  }
  return ok({ ...best, p: Math.min(1, 2 * Math.exp((-6 * best.statistic ** 2) / (n ** 3 + n ** 2))) });
}
