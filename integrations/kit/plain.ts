import type { Json } from './records.ts';

/** An object of a JSON document; empty when the value is none. */
export const objectOf = (value: Json | undefined): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {}; // reason: checked to be an object and no list

/** A list of a JSON document; empty when the value is none. */
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** A number, also one written as a text; NaN when the value is none. */
export function numberOf(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

/** A text; empty when the value is none. */
export const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
