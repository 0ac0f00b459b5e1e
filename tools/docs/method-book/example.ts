import type { Result } from '@aceso/science';
import { random } from '@aceso/simulator/random';

/** The value of an example that the method must accept. */
export function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`an example of the method book is refused: ${JSON.stringify(result)}`);
  return result.value;
}

export const range = (count: number, from = 0, step = 1): readonly number[] => Array.from({ length: count }, (_, i) => from + i * step);

/** Days around a level that may depend on the day, with noise that is the same each time. */
export function days(name: string, count: number, level: (day: number) => number, spread: number): readonly number[] {
  const draw = random(7, `book-${name}`);
  return range(count).map((day) => level(day) + spread * draw.normal(0, 1));
}
