import type { Columns } from './columns.ts';
import { MINUTE_MS } from './local-days.ts';

/** Between two readings closer than this a watch was worn: it measures every five minutes at rest, and two may be missing. */
export const WORN_GAP_MS = 15 * MINUTE_MS;

/**
 * Minutes of a day in which a device was worn: those with a heart rate reading, and those between two readings that are near each other.
 *
 * Nothing is guessed beyond the first and the last of a row: a watch may have been taken off right after its last reading.
 *
 * @param heartRate in order of time, also somewhat before and after the day, so that the hours around midnight are told apart
 */
export function wornMinutes({ start, count }: Columns, dayStart: number, minutes: number): Uint8Array {
  const worn = new Uint8Array(minutes);
  for (let i = 0; i < count; i++) {
    const at = (start[i] ?? 0) - dayStart;
    const before = i === 0 ? at : (start[i - 1] ?? 0) - dayStart;
    const from = Math.floor((at - before <= WORN_GAP_MS ? before : at) / MINUTE_MS);
    const to = Math.floor(at / MINUTE_MS);
    if (to >= 0 && from < minutes) worn.fill(1, Math.max(0, from), Math.min(minutes, to + 1));
  }
  return worn;
}
