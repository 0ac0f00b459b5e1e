import { at } from './series.ts';

/**
 * How many pairs of values rise by more than `slope` a step from the earlier to the later one: what a median of slopes can be told from
 * without working all of them out.
 *
 * Values in their unit, `slope` in it a step; finite. n log n comparisons: values less the slope are put in order one after the other.
 */
export function pairsRisingFasterThan(values: readonly number[], slope: number): number {
  const sorted = new Float64Array(values.length);
  let pairs = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = at(values, i) - slope * i;
    // Most series hardly move: the place lies somewhere in the middle, and is found by halving.
    let [low, high] = [0, i];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(sorted, middle) < value) low = middle + 1;
      else high = middle;
    }
    pairs += low;
    for (let k = i; k > low; k -= 1) sorted[k] = at(sorted, k - 1);
    sorted[low] = value;
  }
  return pairs;
}
