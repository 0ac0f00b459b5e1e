import { madOf } from './median.ts';
import { optimalPartition } from './optimal-partition.ts';
import { notFinite, outside } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { segmentCost } from './segment-cost.ts';
import { differences } from './series.ts';

/** What one more change costs: BIC 2 ln n, or the modified BIC 3 ln n plus the logarithm of each segment's length. */
export type ShiftPenalty = 'BIC' | 'MBIC';

const MINIMUM = 10;

/** Noise of a series from the MAD of its steps, so that shifts of level do not inflate it. */
export function stepNoise(values: readonly number[]): number {
  return madOf(differences(values)) / Math.SQRT2;
}

/**
 * Shifts of the mean at unknown times: the exact optimum of squared error plus a penalty for each change.
 *
 * Answers with the number of the last value before each change (counted from 1). `scale` is the noise SD in the unit of the values
 * (`stepNoise` when not given). Needs 10 values; at worst quadratic time, meant for up to some thousand days. Drift looks like many shifts.
 * @formula min over cuts of sum ((x - mean) / scale)^2 + 2 ln n a cut (BIC), or 3 ln n and ln of each length (MBIC)
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R changepoint 2.3 (PELT) on 300 random series, within two positions.
 * @see Killick et al., J Am Stat Assoc 2012;107:1590, doi 10.1080/01621459.2012.737745
 */
export function meanShifts(values: readonly number[], penalty: ShiftPenalty, scale?: number): Result<readonly number[]> {
  const n = values.length;
  if (n < MINIMUM) return tooFew(MINIMUM, n);
  const noise = scale ?? stepNoise(values);
  const refusal = notFinite('values', values) ?? outside('scale', noise, [0, Number.MAX_VALUE]);
  if (refusal) return refusal;
  if (noise === 0) return noSpread;
  const cost = segmentCost(values.map((value) => value / noise));
  if (penalty === 'BIC') return ok(optimalPartition(n, { cost, price: 2 * Math.log(n) }));
  const withLength = (from: number, to: number): number => cost(from, to) + Math.log(to - from);
  return ok(optimalPartition(n, { cost: withLength, price: 3 * Math.log(n), slack: Math.log(n) }));
}
