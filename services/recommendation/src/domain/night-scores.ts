import { median, medianAbsoluteDeviation, SortedWindow } from '@aceso/science';
import { addDays, numberOf } from './days.ts';
import { isSameDevice } from './episodes/by-device.ts';
import { placeOf, type DayPoint } from './features.ts';
import { columnsOf, isOfOneDevice, type Columns, scoresKept, UNASKED } from './series.ts';
import { countOf, isSettled, placeFrom, type Window } from './window.ts';

const BASELINE_DAYS = 28;
/** The days just before are left out: a beginning illness must not become its own baseline. */
const GUARD_DAYS = 4;
/** Days that a day must be held against. */
export const NEEDED = 14;
/** Most days that a day is held against, with those just before it. */
const WINDOW = BASELINE_DAYS + GUARD_DAYS;
/** Days from which sliding along pays. */
const FEW = 12;

/** What rounding may do to a distance. */
const ROUNDING = 1e-9;

/** Which way strain moves a measure, and its smallest believable scatter, in its unit. */
export interface Sign {
  readonly sign: 1 | -1;
  readonly floor: number;
}

/**
 * Robust z of the days from one place (inclusive) to another (exclusive) against the four weeks before each, turned so that strain is
 * positive, at the place of their day; not a number for a day that cannot be held against enough others.
 *
 * A score looks at earlier days alone, so that it is worked out once and carried on when days come after it.
 */
export function nightScores(points: readonly DayPoint[], begin: number, end: number, { sign, floor }: Sign): Float64Array {
  const scores = scoresKept(points);
  let first = begin;
  while (first < end && scores[first] !== UNASKED) first++;
  const usual =
    end - first > FEW && (isOfOneDevice(points) || isOneDevice(points, first - WINDOW, end))
      ? new SlidingUsual(points, first)
      : new DeviceUsual(points);
  for (let i = first; i < end; i++)
    scores[i] =
      usual.moveTo(i) < NEEDED ? Number.NaN : (sign * ((points[i]?.value ?? 0) - usual.median())) / Math.max(usual.deviation(), floor);
  return scores.subarray(0, end);
}

/** Score of one day, as `nightScores` tells it. */
export function nightScore(points: readonly DayPoint[], place: number, sign: Sign): number {
  const scores = scoresKept(points);
  const known = scores[place] ?? Number.NaN;
  if (known !== UNASKED) return known;
  const window = windowBefore(columnsOf(points), place);
  // Of one device, whose days need not be looked for.
  const score = isSettled(window) ? scoreAgainst(window, place, sign) : nightScores(points, place, place + 1, sign)[place];
  scores[place] = score ?? Number.NaN;
  return scores[place];
}

/** The days that a day of one device is held against. */
function windowBefore(columns: Columns, place: number): Window {
  const day = columns.days[place] ?? 0;
  return { columns, from: placeFrom(columns, day - WINDOW), to: placeFrom(columns, day + 1 - GUARD_DAYS) };
}

/** Filled and read without a break; making one for each score would cost more than the score. */
const usual = new SortedWindow(BASELINE_DAYS + 1);

function scoreAgainst(window: Window, place: number, { sign, floor }: Sign): number {
  if (countOf(window) < NEEDED) return Number.NaN;
  const { values } = window.columns;
  usual.clear();
  for (let i = window.from; i < window.to; i++) usual.add(values[i] ?? 0);
  return (sign * ((values[place] ?? 0) - usual.median())) / Math.max(usual.deviation(), floor);
}

/**
 * Whether a day can score so much at all: at least half of the days that it is held against must lie so far to the usual side of it, by
 * the smallest scatter there is. True where several devices told them.
 */
export function mayScore(points: readonly DayPoint[], place: number, { sign, floor }: Sign, least: number): boolean {
  const columns = columnsOf(points);
  const value = columns.values[place] ?? 0;
  const window = windowBefore(columns, place);
  if (!isSettled(window)) return true;
  if (countOf(window) < NEEDED) return false;
  const distance = least * floor * (1 - ROUNDING);
  let beyond = 0;
  for (let i = window.from; i < window.to; i++) if (sign * (value - (columns.values[i] ?? 0)) >= distance) beyond++;
  return 2 * beyond >= countOf(window);
}

/** Whether one device told all days from one place to another. */
function isOneDevice(points: readonly DayPoint[], from: number, to: number): boolean {
  let name: string | undefined;
  for (let i = Math.max(0, from); i < to; i++) {
    const own = points[i]?.sources[0];
    if (own === undefined || own === name) continue;
    if (name !== undefined) return false;
    name = own;
  }
  return true;
}

/** Values of the weeks before a day that its own device has told: a new one begins a new baseline. */
export function valuesBefore(points: readonly DayPoint[], index: number): readonly number[] {
  const point = points[index];
  const day = point?.day ?? '';
  const begin = placeOf(points, addDays(day, -WINDOW), Math.max(0, index - WINDOW), index);
  const end = placeOf(points, addDays(day, 1 - GUARD_DAYS), Math.max(begin, index + 1 - GUARD_DAYS), index);
  const isOne = isOfOneDevice(points);
  const values: number[] = [];
  for (let i = begin; i < end; i++) {
    const before = points[i];
    if (before !== undefined && (isOne || isSameDevice(point, before))) values.push(before.value);
  }
  return values;
}

/** The usual before one day and another, whoever told them. */
class DeviceUsual {
  readonly #points: readonly DayPoint[];
  #values: readonly number[] = [];

  constructor(points: readonly DayPoint[]) {
    this.#points = points;
  }

  /** Answers with the number of days that it is known from. */
  moveTo(index: number): number {
    this.#values = valuesBefore(this.#points, index);
    return this.#values.length;
  }

  median(): number {
    const middle = median(this.#values);
    return middle.ok ? middle.value : 0;
  }

  deviation(): number {
    const spread = medianAbsoluteDeviation(this.#values);
    return spread.ok ? spread.value : 0;
  }
}

/** The usual before each day of a series of one device, asked for one day after the other. */
class SlidingUsual {
  readonly #points: readonly DayPoint[];
  readonly #window = new SortedWindow(BASELINE_DAYS + 1);
  #from: number;
  #to: number;

  constructor(points: readonly DayPoint[], begin: number) {
    this.#points = points;
    this.#from = placeOf(points, addDays(points[begin]?.day ?? '', -WINDOW));
    this.#to = this.#from;
  }

  moveTo(index: number): number {
    const points = this.#points;
    const today = numberOf(points[index]?.day ?? '');
    const apart = (place: number): number => today - numberOf(points[place]?.day ?? '');
    for (; this.#from < this.#to && apart(this.#from) > WINDOW; this.#from++) this.#window.remove(points[this.#from]?.value ?? 0);
    for (; this.#to < index && apart(this.#to) >= GUARD_DAYS; this.#to++) {
      // After days without a value one may be too old as it comes.
      if (apart(this.#to) <= WINDOW) this.#window.add(points[this.#to]?.value ?? 0);
      else this.#from = this.#to + 1;
    }
    return this.#window.count;
  }

  median(): number {
    return this.#window.median();
  }

  deviation(): number {
    return this.#window.deviation();
  }
}
