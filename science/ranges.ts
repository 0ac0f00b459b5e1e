import { missing } from './result.ts';
import type { Refusal } from './result.ts';

/** Lower and upper bound of a field, both inclusive, in the unit of the method that uses it. */
export type Range = readonly [min: number, max: number];

/** Checks one number against its bounds; a refusal names the field, `undefined` means that it is fine. */
export function outside(field: string, value: number, [min, max]: Range): Refusal | undefined {
  if (!Number.isFinite(value)) return { ok: false, reason: 'not-a-number', field };
  if (value < min || value > max) return { ok: false, reason: 'out-of-range', field, min, max };
  return undefined;
}

/** Checks every field of `ranges` in its order and answers with the first refusal, or `undefined` when all are fine. */
export function firstOutside<K extends string>(
  values: Readonly<Record<K, number | undefined>>,
  ranges: Readonly<Record<K, Range>>,
): Refusal | undefined {
  // Object.keys forgets the key type; the record has exactly the keys K.
  for (const field of Object.keys(ranges) as K[]) {
    const value = values[field];
    if (value === undefined) return missing(field);
    const refusal = outside(field, value, ranges[field]);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Checks that a series holds finite numbers only; the refusal names the series. */
export function notFinite(field: string, values: readonly number[]): Refusal | undefined {
  for (const value of values) if (!Number.isFinite(value)) return { ok: false, reason: 'not-a-number', field };
  return undefined;
}
