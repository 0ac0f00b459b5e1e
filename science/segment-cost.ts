/** Squared distance from its own mean of any stretch of a series, from running sums: `from` inclusive, `to` exclusive. */
export function segmentCost(values: readonly number[]): (from: number, to: number) => number {
  // Sums about the first value keep precision for series far from zero; one array, since this is asked some hundred thousand times.
  const base = values[0] ?? 0;
  const sums = new Float64Array(2 * values.length + 2);
  for (const [i, value] of values.entries()) {
    sums[2 * i + 2] = (sums[2 * i] ?? 0) + (value - base);
    sums[2 * i + 3] = (sums[2 * i + 1] ?? 0) + (value - base) ** 2;
  }
  return (from, to) => {
    const total = (sums[2 * to] ?? 0) - (sums[2 * from] ?? 0);
    return Math.max(0, (sums[2 * to + 1] ?? 0) - (sums[2 * from + 1] ?? 0) - total ** 2 / (to - from));
  };
}
