import { at } from './series.ts';

/** How a series is smoothed: window in points (odd), degree of the local line, and how many points apart it is really computed. */
export interface LoessOptions {
  readonly window: number;
  readonly degree: 0 | 1;
  readonly jump: number;
}

/** Weights by position for robustness; undefined when all count fully. */
export type RobustnessWeights = readonly number[] | undefined;

/** Tricube weight of a distance, with the flat top and the cut that the original program has. */
function tricube(distance: number, reach: number): number {
  if (distance > 0.999 * reach) return 0;
  return distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3;
}

/**
 * Local regression at one position (counted from 0, may lie one step outside) from the points `left` to `right`.
 * Undefined when no point has any weight.
 */
export function loessAt(
  values: readonly number[],
  position: number,
  left: number,
  right: number,
  { window, degree }: LoessOptions,
  robustness: RobustnessWeights,
): number | undefined {
  const n = values.length;
  const reach = Math.max(position - left, right - position) + (window > n ? Math.floor((window - n) / 2) : 0);
  const weights: number[] = [];
  let total = 0;
  for (let j = left; j <= right; j += 1) {
    const weight = tricube(Math.abs(j - position), reach) * (robustness ? at(robustness, j) : 1);
    weights.push(weight);
    total += weight;
  }
  if (total <= 0) return undefined;
  let centre = 0;
  for (const [offset, weight] of weights.entries()) centre += (weight / total) * (left + offset);
  let spread = 0;
  for (const [offset, weight] of weights.entries()) spread += (weight / total) * (left + offset - centre) ** 2;
  // A local line through points that hardly differ in time would be wild: the original then keeps the mean.
  const tilt = degree > 0 && reach > 0 && Math.sqrt(spread) > 0.001 * (n - 1) ? (position - centre) / spread : 0;
  let smoothed = 0;
  for (const [offset, weight] of weights.entries()) {
    smoothed += (weight / total) * (1 + tilt * (left + offset - centre)) * at(values, left + offset);
  }
  return smoothed;
}

/** Window of points for a position, held inside the series. */
function bounds(position: number, n: number, window: number): readonly [left: number, right: number] {
  if (window >= n) return [0, n - 1];
  const half = Math.floor((window + 1) / 2);
  const left = Math.min(Math.max(position - half + 1, 0), n - window);
  return [left, left + window - 1];
}

/**
 * Smooths a whole series by local regression, computed each `jump` points and joined by straight lines between.
 * @see Cleveland et al., J Off Stat 1990;6:3, section 3.1
 */
export function loess(values: readonly number[], options: LoessOptions, robustness: RobustnessWeights): number[] {
  const n = values.length;
  if (n < 2) return [...values];
  const jump = Math.min(options.jump, n - 1);
  const positions: number[] = [];
  for (let i = 0; i < n; i += jump) positions.push(i);
  if (at(positions, positions.length - 1) !== n - 1) positions.push(n - 1);
  const fitted = positions.map((position) => {
    const [left, right] = bounds(position, n, options.window);
    return loessAt(values, position, left, right, options, robustness) ?? at(values, position);
  });
  const smoothed: number[] = [at(fitted, 0)];
  for (let k = 1; k < positions.length; k += 1) {
    const [from, to] = [at(positions, k - 1), at(positions, k)];
    const step = (at(fitted, k) - at(fitted, k - 1)) / (to - from);
    for (let i = from + 1; i <= to; i += 1) smoothed.push(at(fitted, k - 1) + step * (i - from));
  }
  return smoothed;
}
