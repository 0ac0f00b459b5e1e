import type { Json } from './records.ts';

/** An object of JSON whose fields are not yet known to be there. */
export type Fields = Readonly<Record<string, Json | undefined>>;

/** The object at a path of keys and places; undefined when something on the way is missing or no object. */
export function fieldOf(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    // reason: a list asked for a word, and an object asked for a number, answer undefined
    at = (at as Fields)[part];
  }
  return at;
}

/** The text at a path; undefined when there is none. */
export function textField(value: Json | undefined, ...path: readonly (string | number)[]): string | undefined {
  const at = fieldOf(value, ...path);
  return typeof at === 'string' && at !== '' ? at : undefined;
}

/** The number at a path, also when it is written as text; undefined when there is none. */
export function numberField(value: Json | undefined, ...path: readonly (string | number)[]): number | undefined {
  const at = fieldOf(value, ...path);
  if (typeof at === 'number') return Number.isFinite(at) ? at : undefined;
  if (typeof at !== 'string' || at.trim() === '') return undefined;
  const number = Number(at);
  return Number.isFinite(number) ? number : undefined;
}
