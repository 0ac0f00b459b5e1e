import { at } from './series.ts';

/** Squared distance from its own mean of any stretch of a series, from running sums: `from` inclusive, `to` exclusive. */
export function segmentCost(values: readonly number[]): (from: number, to: number) => number {
  // Sums about the first value keep precision for series far from zero.
  const base = values[0] ?? 0;
  const sums = [0];
  const squares = [0];
  for (const [i, value] of values.entries()) {
    sums.push(at(sums, i) + (value - base));
    squares.push(at(squares, i) + (value - base) ** 2);
  }
  return (from, to) => {
    const total = at(sums, to) - at(sums, from);
    return Math.max(0, at(squares, to) - at(squares, from) - total ** 2 / (to - from));
  };
}
