/** Reads one element that the caller knows to be there; a wrong index is a mistake in the program and throws. */
export function at<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no element ${index} in a series of ${values.length}`);
  return value;
}

/** The last element of a series that is known not to be empty. */
export function last<T>(values: ArrayLike<T>): T {
  return at(values, values.length - 1);
}

/** The series in ascending order, as a new one. */
export function ascending(values: readonly number[]): Float64Array {
  // Numbers sort without a comparison of our own being called: analyses sort more than anything else.
  const sorted = new Float64Array(values.length);
  sorted.set(values);
  return sorted.sort();
}

/** Sum of a series; 0 for an empty one. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Arithmetic mean of a series that is known not to be empty. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the mean of nothing');
  return sum(values) / values.length;
}

/** Sum of squared distances from the mean, in two passes to keep precision. */
export function sumOfSquares(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((total, value) => total + (value - centre) ** 2, 0);
}

/** Standard deviation with n - 1; needs two values. */
export function sampleSd(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError('a sample deviation needs two values');
  return Math.sqrt(sumOfSquares(values) / (values.length - 1));
}

/** Differences of neighbours, each value minus the one before it. */
export function differences(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => value - at(values, index));
}

/** The values that are there, with gaps dropped. */
export function present<T>(values: readonly (T | null | undefined)[]): T[] {
  return values.filter((value) => value !== null && value !== undefined);
}
