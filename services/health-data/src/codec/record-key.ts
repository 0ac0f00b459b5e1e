import { hash } from 'node:crypto';
import { keyOf, type PackedRecord } from '../domain/record-pack.ts';

/** Half of the bytes of a SHA-256: short enough for an index, opaque in an address, and it names nobody. */
export const shortKey = (natural: string): string => hash('sha256', natural, 'base64url').slice(0, 22);

/** The short key of a packed record. */
export function keyOfRecord(record: Pick<PackedRecord, 'keyFrom' | 'start' | 'end'>): string {
  const { natural, short } = keyOf(record);
  return short ?? shortKey(natural ?? '');
}

/** Two bytes of a key: enough to pass over nearly every row that does not hold it. */
export const MARK_BYTES = 2;

/** The marks of some keys, one after the other. */
export function marksOf(keys: readonly string[]): Uint8Array {
  const marks = new Uint8Array(MARK_BYTES * keys.length);
  keys.forEach((key, i) => marks.set(markOf(key), MARK_BYTES * i));
  return marks;
}

const markOf = (key: string): Uint8Array => Buffer.from(key.slice(0, 4), 'base64url').subarray(0, MARK_BYTES);

/** Keys of a set by their marks, to be looked for among those of rows. */
export function markNumbers(keys: Iterable<string>): ReadonlySet<number> {
  return new Set(Array.from(keys, (key) => numberAt(markOf(key), 0)));
}

/** Whether a row with these marks may hold one of the keys. */
export function mayHold(marks: Uint8Array, wanted: ReadonlySet<number>): boolean {
  for (let at = 0; at < marks.length; at += MARK_BYTES) if (wanted.has(numberAt(marks, at))) return true;
  return false;
}

const numberAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
