import type { Columns } from './series.ts';
import { countOf, type Window } from './window.ts';

/** Pairs of some days, counted for a slope below the one that is asked for. */
interface Pairs {
  readonly slope: number;
  from: number;
  to: number;
  edits: number;
  /** Pairs that rise by more than the slope a place. */
  rising: number;
}

/** The slope for which pairs are counted, as a part of the one that is asked for: another day more or less changes that a little. */
const BELOW = 0.96;
/** Below this part of it too many pairs are counted to rule anything out. */
const STALE = 0.8;
/** By which a slope must be lower, so that rounding cannot make a pair be counted by one and not by the other. */
const CLEARLY = 1e-6;

const counted = new WeakMap<Columns, Map<string, Pairs>>();

/**
 * Whether some days may have risen (or, with -1, fallen) by so much or more from the first to the last, by the median of the slopes between
 * all pairs: false when fewer than half of the pairs can have. Days that come and go are counted alone, not all pairs anew.
 */
export function mayMove(window: Window, sign: 1 | -1, least: number, name: string): boolean {
  const { columns, from, to } = window;
  const n = countOf(window);
  const limit = least / (n - 1);
  const half = Math.floor((n * (n - 1)) / 4);
  const all = counted.get(columns) ?? new Map<string, Pairs>();
  if (all.size === 0) counted.set(columns, all);
  let pairs = all.get(name);
  const holds =
    pairs !== undefined &&
    pairs.edits === columns.edits &&
    pairs.from <= from &&
    pairs.to <= to &&
    from < pairs.to &&
    pairs.slope <= limit * (1 - CLEARLY) &&
    pairs.slope >= limit * STALE;
  if (pairs === undefined || !holds) {
    pairs = { slope: limit * BELOW, from, to: from, edits: columns.edits, rising: 0 };
    all.set(name, pairs);
  }
  for (; pairs.from < from; pairs.from++) pairs.rising -= risingFrom(columns.values, pairs, sign);
  for (; pairs.to < to; pairs.to++) pairs.rising += risingTo(columns.values, pairs, sign);
  return pairs.rising >= half;
}

/** Pairs of the first of some days with the later ones. */
function risingFrom(values: Float64Array, { slope, from, to }: Pairs, sign: 1 | -1): number {
  const first = sign * (values[from] ?? 0);
  let rising = 0;
  for (let i = from + 1; i < to; i++) if (sign * (values[i] ?? 0) - first > slope * (i - from)) rising++;
  return rising;
}

/** Pairs of the day after some days with them. */
function risingTo(values: Float64Array, { slope, from, to }: Pairs, sign: 1 | -1): number {
  const last = sign * (values[to] ?? 0);
  let rising = 0;
  for (let i = from; i < to; i++) if (last - sign * (values[i] ?? 0) > slope * (to - i)) rising++;
  return rising;
}
