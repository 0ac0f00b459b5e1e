/** Turns a value into a place. */
export type Scale = (value: number) => number;

/** Straight-line scale; a domain without width maps everything to the middle. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = domain;
  const [start, end] = range;
  if (to === from) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** Smallest and largest of finite values, or `undefined` when there is none. */
export function extent(values: Iterable<number>): readonly [number, number] | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** Value held within bounds. */
export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Two decimals: a hundredth of a percent of a box is under a fifth of a pixel at 1,600 px. */
export const place = (value: number): number => Math.round(value * 100) / 100;
