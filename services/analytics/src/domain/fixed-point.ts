import type { Metric } from '@aceso/contracts/vocabulary';

/** A metric's plausible range in whole numbers of its last decimal. */
export interface FixedPoint {
  /** Whole numbers to one unit of the metric. */
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  readonly middle: number;
  /** Farthest that a value can be from the middle: what one person can change a centred sum by. */
  readonly reach: number;
}

/** Sums are made of whole numbers, so that neither order nor rounding can make one person count for more than the bound. */
export function fixedPointOf({ plausible, decimals }: Pick<Metric, 'plausible' | 'decimals'>): FixedPoint {
  const scale = 10 ** decimals;
  const [low, high] = [Math.round(plausible.minimum * scale), Math.round(plausible.maximum * scale)];
  const middle = Math.floor((low + high) / 2);
  return { scale, low, high, middle, reach: Math.max(high - middle, middle - low) };
}
