import { endAt, type Columns } from './columns.ts';
import { MINUTE_MS } from './local-days.ts';

/** Samples of one source for a day, best source first. */
export interface RankedColumns {
  readonly sourceId: string;
  readonly columns: Columns;
  /** Name of the device that the source is a route of; the routes of one device stand together. Absent for a device of its own. */
  readonly device?: string;
  /** Minutes of the day in which the device was worn, though it may have counted nothing; absent when that cannot be told. */
  readonly worn?: Uint8Array;
}

/** Why an amount does not count. */
export type LeftOutReason = 'better-source' | 'better-worn' | 'same-device';

/** Hears of every minute of a source that does not count: amount in parts, place of the source, place of the one that counts there. */
export type LeftOutListener = (place: number, minute: number, parts: number, winner: number, reason: LeftOutReason) => void;

/** Which source counted for a minute: place in the list plus 1, 0 for none. */
export interface Fusion {
  /** Sum of the parts over `PARTS_IN_ONE`, and so to the last digit the sum of what counted in the minutes. */
  readonly total: number;
  readonly winner: Uint16Array;
  /** What counted in each minute, in whole parts: sums of them are exact in any order. */
  readonly parts: Float64Array;
  /** Parts in 1 of the metric's unit. */
  /** Amount per source that counted, and that was left out. */
  readonly counted: Float64Array;
  readonly leftOut: Float64Array;
  /** Samples that gave at least part of their amount. */
  readonly samples: number;
}

/** Parts in 1 of a metric’s unit: finer than any metric keeps. */
export const PARTS_IN_ONE = 1_000_000;

/**
 * Adds up amounts over a day so that each minute comes from one source only.
 *
 * A sample spreads its amount evenly over its duration. A minute belongs to the best device that has a sample touching it or was worn in
 * it: a watch that was worn and counted nothing means no steps, not a gap for the phone to fill. Of a device that delivers by several
 * routes, a sample most of whose time another of its routes has covered is the same one again.
 *
 * Amounts are whole millionths: nothing is lost between minutes, days and sources, and the order of adding changes nothing.
 *
 * @param dayStart milliseconds since the epoch
 * @param minutes length of the day in minutes: 1380, 1440 or 1500
 */
export function fuseAmounts(sources: readonly RankedColumns[], dayStart: number, minutes: number, onLeftOut?: LeftOutListener): Fusion {
  const state: State = {
    dayStart,
    minutes,
    winner: new Uint16Array(minutes),
    parts: new Float64Array(minutes),
    counted: new Float64Array(sources.length),
    leftOut: new Float64Array(sources.length),
    isWearOnly: new Uint8Array(minutes),
    firstOfDevice: 0,
    onLeftOut,
  };
  let samples = 0;
  for (let first = 0; first < sources.length;) {
    const next = endOfDevice(sources, first);
    state.firstOfDevice = first;
    for (let place = first; place < next; place++) {
      const { columns } = sources[place] ?? { columns: undefined };
      if (columns === undefined) continue;
      // Amounts first, claims afterwards: two samples of one source may share a minute.
      for (let i = 0; i < columns.count; i++) if (take(state, columns, i, place)) samples++;
      for (let i = 0; i < columns.count; i++) claim(state, columns, i, place);
    }
    for (let place = first; place < next; place++) claimWorn(state, sources[place]?.worn, first);
    first = next;
  }
  const { winner, parts, counted, leftOut } = state;
  let total = 0;
  for (let minute = 0; minute < minutes; minute++) total += parts[minute] ?? 0;
  return { total: total / PARTS_IN_ONE, winner, parts, counted: counted.map(overScale), leftOut: leftOut.map(overScale), samples };
}

interface State {
  readonly dayStart: number;
  readonly minutes: number;
  readonly winner: Uint16Array;
  readonly parts: Float64Array;
  readonly counted: Float64Array;
  readonly leftOut: Float64Array;
  /** Minutes that were claimed by wearing alone. */
  readonly isWearOnly: Uint8Array;
  firstOfDevice: number;
  readonly onLeftOut: LeftOutListener | undefined;
}

const overScale = (parts: number): number => parts / PARTS_IN_ONE;

function endOfDevice(sources: readonly RankedColumns[], first: number): number {
  const device = sources[first]?.device;
  let next = first + 1;
  while (device !== undefined && sources[next]?.device === device) next++;
  return next;
}

/** Gives the amount of one sample to its minutes. True when at least part of it counts. */
function take(state: State, columns: Columns, i: number, place: number): boolean {
  const start = (columns.start[i] ?? 0) - state.dayStart;
  const end = endAt(columns, i) - state.dayStart;
  const units = Math.round((columns.value[i] ?? 0) * PARTS_IN_ONE);
  const dayMs = state.minutes * MINUTE_MS;
  if (end < 0 || start >= dayMs || (end === 0 && start < 0)) return false;
  if (end <= start) return start >= 0 && give(state, place, Math.floor(start / MINUTE_MS), units, false);
  const first = Math.max(0, Math.floor(start / MINUTE_MS));
  const last = Math.min(state.minutes - 1, Math.floor((end - 1) / MINUTE_MS));
  const isDouble = place > state.firstOfDevice && isKnownToDevice(state, first, last, place);
  if (first === last && start >= 0 && end <= dayMs) return give(state, place, first, units, isDouble);
  // Parts up to each full minute, so that the minutes and days of a sample add up to it.
  const perMs = units / (end - start);
  let [before, gave] = [start < 0 ? Math.round(-start * perMs) : 0, false];
  for (let minute = first; minute <= last; minute++) {
    const at = (minute + 1) * MINUTE_MS;
    const until = at >= end ? units : Math.round((at - start) * perMs);
    if (give(state, place, minute, until - before, isDouble)) gave = true;
    before = until;
  }
  return gave;
}

function give(state: State, place: number, minute: number, units: number, isDouble: boolean): boolean {
  const holder = state.winner[minute] ?? 0;
  if (holder === 0 && !isDouble) {
    state.parts[minute] = (state.parts[minute] ?? 0) + units;
    state.counted[place] = (state.counted[place] ?? 0) + units;
    return true;
  }
  state.leftOut[place] = (state.leftOut[place] ?? 0) + units;
  const isSameDevice = isDouble || (holder > state.firstOfDevice && holder - 1 < place);
  const reason = isSameDevice ? 'same-device' : state.isWearOnly[minute] === 1 ? 'better-worn' : 'better-source';
  state.onLeftOut?.(place, minute, units, holder === 0 ? state.firstOfDevice : holder - 1, reason);
  return false;
}

/** Whether another route of the same device covers more than half of these minutes. */
function isKnownToDevice({ winner, firstOfDevice }: State, first: number, last: number, place: number): boolean {
  let known = 0;
  for (let minute = first; minute <= last; minute++) {
    const holder = winner[minute] ?? 0;
    if (holder > firstOfDevice && holder - 1 < place) known++;
  }
  return known * 2 > last - first + 1;
}

function claim({ winner, dayStart }: State, columns: Columns, i: number, place: number): void {
  const from = Math.max(0, Math.floor(((columns.start[i] ?? 0) - dayStart) / MINUTE_MS));
  const to = Math.min(winner.length - 1, Math.floor((Math.max(endAt(columns, i) - 1, columns.start[i] ?? 0) - dayStart) / MINUTE_MS));
  for (let minute = from; minute <= to; minute++) if (winner[minute] === 0) winner[minute] = place + 1;
}

function claimWorn({ winner, isWearOnly, minutes }: State, worn: Uint8Array | undefined, place: number): void {
  if (worn === undefined) return;
  for (let minute = 0; minute < minutes; minute++) {
    if (winner[minute] !== 0 || worn[minute] !== 1) continue;
    winner[minute] = place + 1;
    isWearOnly[minute] = 1;
  }
}
