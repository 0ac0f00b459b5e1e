import type { Result } from '../result.ts';

/** Reads a data file that a case points to, by its path below the data folder. */
export type ReadData = (path: string) => string;

/**
 * Calls the method of one vector family with one case and answers in the words of the file. `asked` is the expected object, read only
 * to see which positions of a long series the file shows.
 */
export type Family = (input: unknown, readData: ReadData, asked: unknown) => unknown;

/** Families by name. */
export type Families = Readonly<Record<string, Family>>;

/** Declares one family; `Input` is the shape that its vector file states. */
export function family<Input, Asked = unknown>(call: (input: Input, readData: ReadData, asked: Asked) => unknown): Family {
  // The vector files are part of the test data: their shape is checked by the comparison, not here.
  return (input, readData, asked) => call(input as Input, readData, asked as Asked);
}

/** Translates a value into the words of the file; a refusal is answered as such, so that a comparison shows its reason. */
export function shown<T>(result: Result<T>, translate: (value: T) => unknown = (value) => value): unknown {
  return result.ok ? translate(result.value) : { refused: result };
}
