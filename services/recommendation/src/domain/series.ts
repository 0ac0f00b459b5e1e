import { numberOf } from './days.ts';
import { placeAfter, placeOf, type DayPoint } from './features.ts';

/** Numbers of a series side by side: what is looked at each day anew need not be picked out of its points. */
export interface Columns {
  /** Days that have a value; the arrays may be longer. */
  readonly count: number;
  /** Each day as days since 1970-01-01. */
  readonly days: Int32Array;
  readonly values: Float64Array;
  /** From this place on one device has told all days. */
  readonly settled: number;
  /** How often anything but the end of the series was changed. */
  readonly edits: number;
}

/** Daily values that belong to whoever holds them, and may be written to. */
export type OwnFeatures = Map<string, DayPoint[]>;

/** Stands for a score that nobody has asked for. */
export const UNASKED = Infinity;
const SPARE = 64;
const EARLIEST_DAYS = 256;

/** What is known of a series beside its points: worked out when it is first asked for, and carried on when days come. */
class Known implements Columns {
  count = 0;
  days: Int32Array = new Int32Array(0);
  values: Float64Array = new Float64Array(0);
  settled = 0;
  edits = 0;
  /** How many days each device had a part in. */
  readonly devices = new Map<string, number>();
  /** Values in ascending order, once somebody has asked for it: the first `ranked` of the array. */
  sorted: Float64Array | undefined;
  ranked = 0;
  /** Scores of days, `UNASKED` where nobody has asked. */
  scores: Float64Array | undefined;
  /** Who told the last day that says so. */
  #last: string | undefined;

  constructor(points: readonly DayPoint[]) {
    this.#room(points.length);
    for (const point of points) this.append(point);
  }

  append(point: DayPoint): void {
    if (this.count === this.days.length) this.#room(this.count + 1);
    this.#come(point);
    this.#write(this.count, point);
    this.count++;
  }

  /** Follows points that were replaced: those at `begin` have gone, `come` has come in their place. */
  replaced(points: readonly DayPoint[], begin: number, gone: readonly DayPoint[], come: readonly DayPoint[]): void {
    this.edits++;
    for (const point of gone) this.#go(point);
    if (begin > this.settled && begin + gone.length === this.count) {
      // Only the end has changed, and a day before it still says who tells the days.
      this.count = begin;
      this.scores?.fill(UNASKED, begin);
      for (const point of come) this.append(point);
      return;
    }
    for (const point of come) this.#come(point);
    this.#room(points.length);
    this.count = points.length;
    this.scores?.fill(UNASKED, begin);
    // Who told the days has to be gone through again from the beginning only when one of them is told by another.
    this.settled = 0;
    this.#last = undefined;
    for (let i = 0; i < points.length; i++) {
      const point = points[i];
      if (point === undefined) continue;
      if (i >= begin) this.#write(i, point);
      else this.#tells(i, point);
    }
  }

  #write(place: number, point: DayPoint): void {
    this.days[place] = numberOf(point.day);
    this.values[place] = point.value;
    this.#tells(place, point);
  }

  #tells(place: number, { sources: [name] }: DayPoint): void {
    if (name === undefined || name === this.#last) return;
    if (this.#last !== undefined) this.settled = place;
    this.#last = name;
  }

  #come({ value, sources }: DayPoint): void {
    for (const name of sources) this.devices.set(name, (this.devices.get(name) ?? 0) + 1);
    if (this.sorted === undefined) return;
    const { ranked } = this;
    if (ranked === this.sorted.length) this.sorted = copied(this.sorted, new Float64Array(ranked + SPARE));
    const place = placeAmong(this.sorted, ranked, value);
    this.sorted.copyWithin(place + 1, place, ranked);
    this.sorted[place] = value;
    this.ranked = ranked + 1;
  }

  #go({ value, sources }: DayPoint): void {
    for (const name of sources) {
      const days = (this.devices.get(name) ?? 0) - 1;
      if (days > 0) this.devices.set(name, days);
      else this.devices.delete(name);
    }
    if (this.sorted === undefined) return;
    const place = placeAmong(this.sorted, this.ranked, value);
    this.sorted.copyWithin(place, place + 1, this.ranked);
    this.ranked--;
  }

  /** Makes room for so many days. */
  #room(count: number): void {
    if (count <= this.days.length) return;
    const length = count < EARLIEST_DAYS ? 2 * count : count + SPARE;
    this.days = copied(this.days, new Int32Array(length));
    this.values = copied(this.values, new Float64Array(length));
    if (this.scores !== undefined) this.scores = copied(this.scores, new Float64Array(length).fill(UNASKED));
  }
}

function copied<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const known = new WeakMap<readonly DayPoint[], Known>();

function knownOf(points: readonly DayPoint[]): Known {
  const before = known.get(points);
  if (before !== undefined) return before;
  const fresh = new Known(points);
  known.set(points, fresh);
  return fresh;
}

/** The columns of a series; they go with it. */
export const columnsOf = (points: readonly DayPoint[]): Columns => knownOf(points);

/**
 * Scores of each day of a series, to be filled by whoever works them out of the days before it; `UNASKED` where nobody has. The array may be
 * longer than the series.
 */
export function scoresKept(points: readonly DayPoint[]): Float64Array {
  const all = knownOf(points);
  all.scores ??= new Float64Array(all.days.length).fill(UNASKED);
  return all.scores;
}

/** Median of all days; undefined with fewer than `needed` of them. */
export function medianOfAll(points: readonly DayPoint[], needed: number): number | undefined {
  const { length } = points;
  if (length < needed || length === 0) return undefined;
  const all = knownOf(points);
  if (all.sorted === undefined) {
    all.sorted = all.values.slice(0, length).sort();
    all.ranked = length;
  }
  const [low = 0, high = 0] = [all.sorted[(length - 1) >> 1], all.sorted[length >> 1]];
  return low + 0.5 * (high - low);
}

/** Devices that have told any of the days, and how many each had a part in. */
export const devicesOf = (points: readonly DayPoint[]): ReadonlyMap<string, number> => knownOf(points).devices;

/** Whether one device has told all of them, so that none need be asked who told it. */
export const isOfOneDevice = (points: readonly DayPoint[]): boolean => knownOf(points).devices.size <= 1;

/** Puts other points in place of those from one day to another. */
export function putDays(points: DayPoint[], from: string, to: string, fresh: readonly DayPoint[]): void {
  const before = known.get(points);
  const last = points.at(-1);
  const begin = last === undefined || last.day < from ? points.length : placeOf(points, from);
  const ordered = fresh.length < 2 ? fresh : fresh.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (begin === points.length) {
    for (const point of ordered) {
      points.push(point);
      before?.append(point);
    }
    return;
  }
  const gone = points.splice(begin, placeAfter(points, to) - begin, ...ordered);
  before?.replaced(points, begin, gone, ordered);
}

/** The days of a series up to and with one. */
export function upTo(points: readonly DayPoint[], day: string): readonly DayPoint[] {
  const end = placeAfter(points, day);
  if (end === points.length) return points;
  const some = points.slice(0, end);
  const scores = known.get(points)?.scores;
  if (scores !== undefined) scoresKept(some).set(scores.subarray(0, end));
  return some;
}

/** Place of the first of some ascending values that is not below one. */
function placeAmong(values: Float64Array, count: number, value: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
