import { sortedMad } from './median.ts';
import { sortedQuantile } from './quantile.ts';

/**
 * Some values of a series in ascending order, of which one leaves as another comes: median and deviation of every window of a long series
 * without sorting each anew.
 *
 * Unit of the values, which must be finite. `most` is the largest number of values that it ever holds.
 */
export class SortedWindow {
  readonly #sorted: Float64Array;
  #count = 0;

  constructor(most: number) {
    this.#sorted = new Float64Array(most);
  }

  get count(): number {
    return this.#count;
  }

  /** Takes a value in. Throws a RangeError when it is full. */
  add(value: number): void {
    if (this.#count === this.#sorted.length) throw new RangeError(`the window holds ${this.#count} values and no more`);
    const place = this.#place(value);
    this.#sorted.copyWithin(place + 1, place, this.#count);
    this.#sorted[place] = value;
    this.#count += 1;
  }

  /** Lets a value go. Throws a RangeError when it is not there. */
  remove(value: number): void {
    const place = this.#place(value);
    if (place === this.#count || this.#sorted[place] !== value) throw new RangeError(`the window does not hold ${value}`);
    this.#sorted.copyWithin(place, place + 1, this.#count);
    this.#count -= 1;
  }

  /** Median of what it holds, which must be one value at least. */
  median(): number {
    return sortedQuantile(this.#held(), 0.5);
  }

  /** Median absolute deviation about the median, times 1.4826, of what it holds, which must be one value at least. */
  deviation(): number {
    return sortedMad(this.#held(), this.median());
  }

  #held(): Float64Array {
    return this.#sorted.subarray(0, this.#count);
  }

  /** Place of the first value that is not below `value`. */
  #place(value: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The median of each value and of so many neighbours on either side of it, as far as there are any. */
export function slidingMedians(values: readonly number[], beside: number): readonly number[] {
  const window = new SortedWindow(2 * beside + 1);
  values.slice(0, beside).forEach((value) => window.add(value));
  return values.map((_, i) => {
    const [comes, goes] = [values[i + beside], values[i - beside - 1]];
    if (goes !== undefined) window.remove(goes);
    if (comes !== undefined) window.add(comes);
    return window.median();
  });
}
