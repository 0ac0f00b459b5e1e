import { placeAfter, placeOf, type DayPoint } from './features.ts';

/** What is known of all days of a series together. */
interface Whole {
  /** Its values in ascending order. */
  readonly sorted: Float64Array;
  /** How many days each device had a part in. */
  readonly devices: ReadonlyMap<string, number>;
}

// Worked out once for a series, and carried on when some of its days are replaced: years need not be gone through for one new day.
const known = new WeakMap<readonly DayPoint[], Whole>();

function wholeOf(points: readonly DayPoint[]): Whole {
  const before = known.get(points);
  if (before !== undefined) return before;
  const sorted = new Float64Array(points.length);
  const devices = new Map<string, number>();
  points.forEach(({ value, sources }, i) => {
    sorted[i] = value;
    for (const name of sources) devices.set(name, (devices.get(name) ?? 0) + 1);
  });
  const whole = { sorted: sorted.sort(), devices };
  known.set(points, whole);
  return whole;
}

/** Stands for a score that nobody has asked for. */
export const UNASKED = Infinity;
const scored = new WeakMap<readonly DayPoint[], Float64Array>();

/** Scores of each day of a series, to be filled by whoever works them out of the days before it; `UNASKED` where nobody has. */
export function scoresKept(points: readonly DayPoint[]): Float64Array {
  const before = scored.get(points);
  if (before !== undefined) return before;
  const scores = new Float64Array(points.length).fill(UNASKED);
  scored.set(points, scores);
  return scores;
}

/** Median of all days; undefined with fewer than `needed` of them. */
export function medianOfAll(points: readonly DayPoint[], needed: number): number | undefined {
  const { length } = points;
  if (length < needed || length === 0) return undefined;
  const { sorted } = wholeOf(points);
  const [low = 0, high = 0] = [sorted[(length - 1) >> 1], sorted[length >> 1]];
  return low + 0.5 * (high - low);
}

/** Devices that have told any of the days. */
export const devicesOf = (points: readonly DayPoint[]): ReadonlyMap<string, number> => wholeOf(points).devices;

/** Whether one device has told all of them, so that none need be asked who told it. */
export const isOfOneDevice = (points: readonly DayPoint[]): boolean => wholeOf(points).devices.size <= 1;

/** The series with other points in place of those from one day to another. */
export function replaceDays(points: readonly DayPoint[], from: string, to: string, fresh: readonly DayPoint[]): readonly DayPoint[] {
  const [begin, end] = [placeOf(points, from), placeAfter(points, to)];
  const ordered = fresh.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const all = begin === points.length ? points.concat(ordered) : points.slice(0, begin).concat(ordered, points.slice(end));
  carryScores(points, all, begin);
  const before = known.get(points);
  if (before !== undefined) known.set(all, carried(before, points.slice(begin, end), fresh));
  return all;
}

/** The days of a series up to and with one. */
export function upTo(points: readonly DayPoint[], day: string): readonly DayPoint[] {
  const end = placeAfter(points, day);
  if (end === points.length) return points;
  const some = points.slice(0, end);
  carryScores(points, some, end);
  return some;
}

function carryScores(from: readonly DayPoint[], to: readonly DayPoint[], count: number): void {
  const scores = scored.get(from);
  if (scores === undefined || count === 0) return;
  const kept = new Float64Array(to.length).fill(UNASKED, count);
  kept.set(scores.subarray(0, count));
  scored.set(to, kept);
}

function carried({ sorted, devices }: Whole, gone: readonly DayPoint[], come: readonly DayPoint[]): Whole {
  const counts = new Map(devices);
  const count = ({ sources }: DayPoint, step: number): void => {
    for (const name of sources) {
      const days = (counts.get(name) ?? 0) + step;
      if (days > 0) counts.set(name, days);
      else counts.delete(name);
    }
  };
  gone.forEach((point) => count(point, -1));
  come.forEach((point) => count(point, 1));
  const values = new Float64Array(sorted.length + come.length);
  values.set(sorted);
  let { length } = sorted;
  for (const { value } of gone) {
    const place = placeAmong(values, length, value);
    values.copyWithin(place, place + 1, length--);
  }
  for (const { value } of come) {
    const place = placeAmong(values, length, value);
    values.copyWithin(place + 1, place, length++);
    values[place] = value;
  }
  return { sorted: values.subarray(0, length), devices: counts };
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
