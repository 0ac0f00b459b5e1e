import type { Described } from './describe.ts';

export interface Bin {
  /** Included. */
  readonly from: number;
  /** Excluded, included in the last bin. */
  readonly to: number;
  readonly count: number;
  readonly share: number;
}

const ROUND_STEPS = [1, 2, 2.5, 5, 10] as const;

/** Counts values in equal bins with round edges (1, 2, 2.5 or 5 times a power of ten), at most so many. Needs one value. */
export function binsOf({ values }: Pick<Described, 'values'>, atMost: number): readonly Bin[] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) return [{ from: low, to: high, count: values.length, share: 1 }];
  const width = widthFor(low, high, atMost);
  const first = Math.floor(low / width);
  const counts = new Uint32Array(Math.max(1, Math.ceil(high / width) - first));
  for (const value of values) {
    const place = Math.min(counts.length - 1, Math.max(0, Math.floor(value / width) - first));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return Array.from(counts, (count, place) => ({
    from: edge((first + place) * width),
    to: edge((first + place + 1) * width),
    count,
    share: count / values.length,
  }));
}

/** The smallest round width with which no more bins are needed than allowed. */
function widthFor(low: number, high: number, atMost: number): number {
  let power = 10 ** Math.floor(Math.log10((high - low) / atMost));
  for (;;) {
    for (const step of ROUND_STEPS) {
      const width = step * power;
      if (Math.ceil(high / width) - Math.floor(low / width) <= atMost) return width;
    }
    power *= 10;
  }
}

/** Edges are multiples of a round width: what binary fractions add to them is cut off. */
const edge = (value: number): number => Number(value.toPrecision(12));
