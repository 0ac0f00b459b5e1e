/**
 * Quantile of a histogram, by linear interpolation inside the bucket that holds it (as `histogram_quantile` of Prometheus).
 *
 * @param bounds upper bounds of all buckets but the last, ascending
 * @param buckets values in each bucket, one more than there are bounds
 * @param q between 0 and 1
 * @returns in the unit of the bounds; 0 when there are no values, the largest bound when it lies beyond all bounds
 */
export function quantileOf(bounds: readonly number[], buckets: readonly number[], q: number): number {
  const total = buckets.reduce((sum, n) => sum + n, 0);
  if (total === 0) return 0;
  const rank = q * total;
  let below = 0;
  for (const [i, n] of buckets.entries()) {
    const upper = bounds[i];
    if (upper === undefined) break;
    if (below + n >= rank && n > 0) {
      const lower = i === 0 ? 0 : (bounds[i - 1] ?? 0);
      return lower + (upper - lower) * Math.max(0, (rank - below) / n);
    }
    below += n;
  }
  return bounds.at(-1) ?? 0;
}
