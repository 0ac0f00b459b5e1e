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
  // Readings near each other are one stretch: it is noted when it ends.
  const note = (from: number, to: number): void => {
    const [first, last] = [Math.floor(from / MINUTE_MS), Math.floor(to / MINUTE_MS)];
    if (last >= 0 && first < minutes) worn.fill(1, Math.max(0, first), Math.min(minutes, last + 1));
  };
  let [from, to] = [Number.NaN, Number.NaN];
  for (let i = 0; i < count; i++) {
    const at = (start[i] ?? 0) - dayStart;
    if (!(at - to <= WORN_GAP_MS)) {
      if (i > 0) note(from, to);
      from = at;
    }
    to = at;
  }
  if (count > 0) note(from, to);
  return worn;
}
