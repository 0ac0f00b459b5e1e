import { sortedMad } from './median.ts';
import { at } from './series.ts';

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

  /** Lets all values go. */
  clear(): void {
    this.#count = 0;
  }

  /** Takes a value in. Throws a RangeError when it is full. */
  add(value: number): void {
    if (this.#count === this.#sorted.length) throw new RangeError(`the window holds ${this.#count} values and no more`);
    // Windows are short: moving a few numbers one by one is quicker than asking for it.
    let place = this.#count;
    for (; place > 0 && (this.#sorted[place - 1] ?? 0) > value; place -= 1) this.#sorted[place] = this.#sorted[place - 1] ?? 0;
    this.#sorted[place] = value;
    this.#count += 1;
  }

  /** Lets a value go. Throws a RangeError when it is not there. */
  remove(value: number): void {
    const place = this.#place(value);
    if (place === this.#count || this.#sorted[place] !== value) throw new RangeError(`the window does not hold ${value}`);
    this.#count -= 1;
    for (let i = place; i < this.#count; i += 1) this.#sorted[i] = this.#sorted[i + 1] ?? 0;
  }

  /** Median of what it holds, which must be one value at least. */
  median(): number {
    const below = (this.#count - 1) >> 1;
    const low = at(this.#sorted, below);
    // Adding nothing makes 0 of -0, as the quantile does.
    return low + (this.#count % 2 === 1 ? 0 : 0.5 * (at(this.#sorted, below + 1) - low));
  }

  /** Median absolute deviation about the median, times 1.4826, of what it holds, which must be one value at least. */
  deviation(): number {
    return sortedMad(this.#sorted, this.median(), this.#count);
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
  for (let i = 0; i < Math.min(beside, values.length); i += 1) window.add(values[i] ?? 0);
  return values.map((_, i) => {
    if (i > beside) window.remove(values[i - beside - 1] ?? 0);
    if (i + beside < values.length) window.add(values[i + beside] ?? 0);
    return window.median();
  });
}
