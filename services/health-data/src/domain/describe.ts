import type { Statistic } from '@aceso/contracts/health-data';
import { sortedQuantile } from '@aceso/science';

/** Values in order of time, none of them absent. `lowest` and `highest` differ where a value stands for several readings. */
export interface Described {
  readonly values: Float64Array;
  readonly lowest: number;
  readonly highest: number;
}

const quantileOf =
  (share: number): Measure =>
  (_, sorted) =>
    sortedQuantile(sorted(), share);

/** How a statistic is worked out of at least one value; undefined when it needs more. */
type Measure = (described: Described, sorted: () => Float64Array) => number | undefined;
const MEASURES: Readonly<Record<Statistic, Measure>> = {
  sum: ({ values }) => sumOf(values),
  mean: ({ values }) => sumOf(values) / values.length,
  minimum: ({ lowest }) => lowest,
  maximum: ({ highest }) => highest,
  median: quantileOf(0.5),
  'standard-deviation': ({ values }) => deviation(values),
  first: ({ values }) => values[0],
  last: ({ values }) => values.at(-1),
  p5: quantileOf(0.05),
  p10: quantileOf(0.1),
  p25: quantileOf(0.25),
  p75: quantileOf(0.75),
  p90: quantileOf(0.9),
  p95: quantileOf(0.95),
};

/** The wanted statistics of at least one value, in the unit of the values; those that need more values are left out. */
export function describe(described: Described, wanted: readonly Statistic[]): Record<string, number> {
  let known: Float64Array | undefined;
  const sorted = (): Float64Array => (known ??= described.values.toSorted());
  const found: Record<string, number> = {};
  for (const statistic of wanted) {
    const value = MEASURES[statistic](described, sorted);
    if (value !== undefined) found[statistic] = value;
  }
  return found;
}

/** Sum of values; 0 for none. */
export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function deviation(values: Float64Array): number | undefined {
  if (values.length < 2) return undefined;
  const mean = sumOf(values) / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}

/** Values gathered one after the other. */
export class Gathered {
  #values = new Float64Array(64);
  #count = 0;
  #lowest = Infinity;
  #highest = -Infinity;

  add(value: number, lowest = value, highest = value): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count++] = value;
    if (lowest < this.#lowest) this.#lowest = lowest;
    if (highest > this.#highest) this.#highest = highest;
  }

  get count(): number {
    return this.#count;
  }

  /** What was gathered so far; not to be used after more was added. */
  all(): Described {
    return { values: this.#values.subarray(0, this.#count), lowest: this.#lowest, highest: this.#highest };
  }
}
