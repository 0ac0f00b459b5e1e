/**
 * Puts the value of one rank (counted from 0) of a part of `values` to its place, none larger before it and none smaller after it, and
 * answers with it: the same as sorting, in linear time on average. `from` inclusive, `to` exclusive; values must be finite.
 *
 * @see Hoare 1961, Commun ACM 4:321, doi 10.1145/366622.366647
 */
export function orderStatistic(values: Float64Array, rank: number, from = 0, to = values.length): number {
  let [low, high] = [from, to - 1];
  while (low < high) {
    const pivot = values[rank] ?? 0;
    let [i, j] = [low, high];
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i += 1;
      while (pivot < (values[j] ?? 0)) j -= 1;
      if (i > j) break;
      const held = values[i] ?? 0;
      values[i] = values[j] ?? 0;
      values[j] = held;
      i += 1;
      j -= 1;
    }
    if (j < rank) low = i;
    if (rank < i) high = j;
  }
  return values[rank] ?? 0;
}

/** Quantile of type 7 of Hyndman & Fan of values that are known to be finite and not empty; their order is lost. */
export function quantileInPlace(values: Float64Array, share: number): number {
  const position = (values.length - 1) * share;
  const below = Math.floor(position);
  const low = orderStatistic(values, below);
  if (below === values.length - 1) return low + 0;
  // What lies after the place of the lower one is none smaller: the next is the least of it.
  let high = Infinity;
  for (let i = below + 1; i < values.length; i += 1) if ((values[i] ?? 0) < high) high = values[i] ?? 0;
  return low + (position - below) * (high - low);
}
