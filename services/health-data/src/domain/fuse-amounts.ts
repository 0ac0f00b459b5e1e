import { endAt, type Columns } from './columns.ts';
import { MINUTE_MS } from './local-days.ts';

/** Samples of one source for a day, best source first. */
export interface RankedColumns {
  readonly sourceId: string;
  readonly columns: Columns;
  /** Minutes of the day in which the device was worn, though it may have counted nothing; absent when that cannot be told. */
  readonly worn?: Uint8Array;
}

/** Which source counted for a minute: place in the list plus 1, 0 for none. */
export interface Fusion {
  readonly total: number;
  readonly winner: Uint16Array;
  /** Amount per source that counted, and that was left out. */
  readonly counted: Float64Array;
  readonly leftOut: Float64Array;
  /** Samples that gave at least part of their amount. */
  readonly samples: number;
}

/**
 * Adds up amounts over a day so that each minute comes from one source only.
 *
 * A sample spreads its amount evenly over its duration. A minute belongs to the best source that has a sample touching it or was worn in
 * it: a watch that was worn and counted nothing means no steps, not a gap for the phone to fill.
 *
 * @param dayStart milliseconds since the epoch
 * @param minutes length of the day in minutes: 1380, 1440 or 1500
 */
export function fuseAmounts(sources: readonly RankedColumns[], dayStart: number, minutes: number): Fusion {
  const winner = new Uint16Array(minutes);
  const counted = new Float64Array(sources.length);
  const leftOut = new Float64Array(sources.length);
  let samples = 0;
  sources.forEach(({ columns, worn }, place) => {
    // Amounts first, claims afterwards: two samples of one source may share a minute.
    for (let i = 0; i < columns.count; i++) if (spread(columns, i, dayStart, minutes, winner, place, counted, leftOut)) samples++;
    for (let minute = 0; minute < minutes; minute++) if (winner[minute] === 0 && worn?.[minute] === 1) winner[minute] = place + 1;
    for (let i = 0; i < columns.count; i++) claim(columns, i, dayStart, winner, place);
  });
  return { total: counted.reduce((sum, amount) => sum + amount, 0), winner, counted, leftOut, samples };
}

function spread(
  columns: Columns,
  i: number,
  dayStart: number,
  minutes: number,
  winner: Uint16Array,
  place: number,
  counted: Float64Array,
  leftOut: Float64Array,
): boolean {
  const start = (columns.start[i] ?? 0) - dayStart;
  const end = endAt(columns, i) - dayStart;
  const value = columns.value[i] ?? 0;
  const dayMs = minutes * MINUTE_MS;
  if (end < 0 || start >= dayMs || (end === 0 && start < 0)) return false;
  if (end <= start) {
    const minute = Math.floor(start / MINUTE_MS);
    if (minute < 0) return false;
    const free = winner[minute] === 0;
    (free ? counted : leftOut)[place] = ((free ? counted : leftOut)[place] ?? 0) + value;
    return free;
  }
  const perMs = value / (end - start);
  const last = Math.min(minutes - 1, Math.floor((end - 1) / MINUTE_MS));
  let gave = false;
  for (let minute = Math.max(0, Math.floor(start / MINUTE_MS)); minute <= last; minute++) {
    const amount = perMs * (Math.min(end, (minute + 1) * MINUTE_MS) - Math.max(start, minute * MINUTE_MS));
    const into = winner[minute] === 0 ? counted : leftOut;
    into[place] = (into[place] ?? 0) + amount;
    gave ||= into === counted;
  }
  return gave;
}

function claim(columns: Columns, i: number, dayStart: number, winner: Uint16Array, place: number): void {
  const from = Math.max(0, Math.floor(((columns.start[i] ?? 0) - dayStart) / MINUTE_MS));
  const to = Math.min(winner.length - 1, Math.floor((Math.max(endAt(columns, i) - 1, columns.start[i] ?? 0) - dayStart) / MINUTE_MS));
  for (let minute = from; minute <= to; minute++) if (winner[minute] === 0) winner[minute] = place + 1;
}
