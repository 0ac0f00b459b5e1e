import type { Columns } from './columns.ts';
import { pick } from './columns.ts';
import type { RankedColumns } from './fuse-amounts.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';

/** Readings at instants, each minute from its best source. */
export interface InstantFusion {
  /** Place of the source of each minute plus 1, 0 for none. */
  readonly winner: Uint16Array;
  /** Mean of the readings of each minute; not a number in a minute without any. */
  readonly mean: Float64Array;
  readonly minimum: number;
  readonly maximum: number;
  /** Readings that count, altogether and by source. */
  readonly n: number;
  readonly counted: Uint32Array;
}

/** Finds the source of each minute of a day; the mean of a minute is that of its readings. */
export function fuseInstants(sources: readonly RankedColumns[], { start, end }: LocalDay): InstantFusion {
  const minutes = Math.round((end - start) / MINUTE_MS);
  const sum = new Float64Array(minutes);
  const count = new Uint32Array(minutes);
  const winner = new Uint16Array(minutes);
  const counted = new Uint32Array(sources.length);
  let [minimum, maximum, n] = [Infinity, -Infinity, 0];
  sources.forEach(({ columns }, place) => {
    for (let i = 0; i < columns.count; i++) {
      const at = columns.start[i] ?? 0;
      if (at < start || at >= end) continue;
      const minute = Math.floor((at - start) / MINUTE_MS);
      if (winner[minute] !== 0 && winner[minute] !== place + 1) continue;
      const value = columns.value[i] ?? 0;
      winner[minute] = place + 1;
      sum[minute] = (sum[minute] ?? 0) + value;
      count[minute] = (count[minute] ?? 0) + 1;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
      counted[place] = (counted[place] ?? 0) + 1;
      n++;
    }
  });
  // In place, and in a loop: `map` of a typed array costs ten times as much, for every minute of every day.
  for (let minute = 0; minute < minutes; minute++) sum[minute] = (sum[minute] ?? 0) / (count[minute] ?? 0);
  return { winner, mean: sum, minimum, maximum, n, counted };
}

/**
 * The readings of one UTC day that are shown where one line is drawn: in each minute those of the best source that has any.
 *
 * All readings stay in the store; a single source is given back as it is.
 *
 * @param parts columns of the day, best source first
 */
export function bestOfMinutes(parts: readonly Columns[]): readonly Columns[] {
  if (parts.length < 2) return parts;
  const holder = new Map<number, number>();
  return parts.map((columns, place) => {
    const kept: number[] = [];
    for (let i = 0; i < columns.count; i++) {
      const minute = Math.floor((columns.start[i] ?? 0) / MINUTE_MS);
      const held = holder.get(minute);
      if (held === undefined) holder.set(minute, place);
      if (held === undefined || held === place) kept.push(i);
    }
    return kept.length === columns.count ? columns : pick(columns, Uint32Array.from(kept));
  });
}
