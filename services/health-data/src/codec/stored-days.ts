import { decodeDays, encodeDays, type PackedDay } from '../domain/day-pack.ts';
import { checked, verified } from './checked.ts';

/** First byte of stored daily values: packed behind a CRC-32, or the text that a migration wrote. */
const PACKED = 1;
const TEXT = '['.charCodeAt(0);

/** Daily values of a metric of some days of a month, as they are stored. */
export const packDays = (days: readonly PackedDay[]): Uint8Array => checked(PACKED, encodeDays(days));

/**
 * Reads the stored values of so many days.
 *
 * @throws {RangeError} when they are of an unknown kind or damaged
 */
export function unpackDays(bytes: Uint8Array, count: number): readonly PackedDay[] {
  const kind = bytes[0] ?? -1;
  if (kind === PACKED) return decodeDays(verified(bytes.subarray(1)), count);
  if (kind === TEXT) return daysOfText(Buffer.from(bytes).toString('utf8'));
  throw new RangeError(`stored days of kind ${kind} are not known here`);
}

/** Rows of value, minimum, maximum, count, coverage, sources and time of writing. */
function daysOfText(text: string): readonly PackedDay[] {
  const rows: unknown = JSON.parse(text);
  if (!Array.isArray(rows)) throw new RangeError('stored days are damaged');
  return rows.map((row: unknown) => {
    const [value, minimum, maximum, n, coverage, sourceIds, updatedAt]: readonly unknown[] = Array.isArray(row) ? row : [];
    return {
      value: numberOf(value),
      minimum: minimum === null ? undefined : numberOf(minimum),
      maximum: maximum === null ? undefined : numberOf(maximum),
      n: numberOf(n),
      coverage: numberOf(coverage),
      sourceIds: Array.isArray(sourceIds) ? sourceIds.map(String) : [],
      updatedAt: numberOf(updatedAt),
    };
  });
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new RangeError('stored days are damaged');
  return value;
}
