import { meanShifts, median } from '@aceso/science';
import { beyond, mean } from '../statistics.ts';
import type { SteadyDays } from './steady-days.ts';

/** What counts as a stretch. Amounts in the unit of the values. */
export interface StretchRules {
  readonly side: 'above' | 'below';
  /** Smallest difference worth a word: an amount, and a share of what is usual; the larger one holds. */
  readonly least: { readonly amount: number; readonly share: number };
  /** Days that it lasts at least. */
  readonly shortest: number;
}

/** A stretch that is over: indexes of its values (`from` inclusive, `to` exclusive) and of those around it that it was held against. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly around: readonly number[];
  /** Mean level of its values and of those around it. */
  readonly level: number;
  readonly usual: number;
  /** Standard error of its difference from what is around it. */
  readonly error: number;
  /** That it differed by at least half of what is worth a word. */
  readonly probability: number;
}

const Z95 = 1.96;
const LONGEST = 120;
/** Days before and after that it is held against, and how many of them must be known. */
const AROUND_DAYS = 60;
const [BEFORE_NEEDED, AFTER_NEEDED] = [14, 7];
/** Half a year on either side: what is usual at all. What only lies between two lows is no high. */
const WIDE_DAYS = 180;
const WIDE_NEEDED = 28;
/** The same season of another year, with some days of leave: what comes every summer is no episode. */
const YEAR_DAYS = 365;
const SEASON_LEAVE_DAYS = 10;
const SEASON_NEEDED = 14;
const SHARE_WITH_DATA = 0.5;
/** The past can wait for the next day: less sure than this is not told. */
const SURE_ENOUGH = 0.8;
/** Part of its greatest sure lift above which a level still belongs to a stretch; the larger one where it would become a season. */
const STILL = [0.35, 0.5] as const;
/** Part of the smallest difference from which a level may be the beginning of one. */
const BEGINS = 0.6;

const indexes = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** Values from `from` up to but not including `to` that keep one level. */
interface Piece {
  readonly from: number;
  readonly to: number;
  /** How far it lies to the looked-for side of what is usual in the year around it; none for what is longer than a stretch. */
  readonly lift: number;
  /** Lower end of the 95 % interval of that: the greatest of some short pieces looks greater than it is. */
  readonly sureLift: number;
}

/** Places at which the level of some days shifts. */
export function shiftsOf(days: SteadyDays): readonly number[] {
  const shifts = meanShifts(days.values, 'BIC', days.scale);
  return shifts.ok ? shifts.value : [];
}

/** Stretches of values that lie to one side of what was before and after, and of what is usual at all, between the places of `shiftsOf`. */
export function findStretches(days: SteadyDays, shifts: readonly number[], rules: StretchRules): readonly Stretch[] {
  if (shifts.length < 2) return [];
  const bounds = [0, ...shifts, days.values.length];
  const pieces = shifts.concat(days.values.length).map((to, i): Piece => {
    const from = bounds[i] ?? 0;
    const lift = lengthOf(days, from, to) > LONGEST ? 0 : liftOf(days, rules, from, to);
    return { from, to, lift, sureLift: lift - (Z95 * days.scale) / Math.sqrt(to - from) };
  });
  return runs(days, pieces, rules).flatMap(([first, last]) => {
    const [begin, end] = [pieces[first], pieces[last]];
    // A lone week of its own, such as one of a journey, is no other side: what lies beyond it counts as well.
    const before = pieces.slice(0, first).findLast(({ from }) => (begin?.from ?? 0) - from >= BEFORE_NEEDED / days.width) ?? pieces[0];
    const after = pieces.slice(last + 1).find(({ to }) => to - (end?.to ?? 0) >= AFTER_NEEDED / days.width) ?? pieces.at(-1);
    // What the data begin or end with has no other side yet.
    if (first === 0 || last === pieces.length - 1 || begin === undefined || end === undefined) return [];
    return judge(days, rules, { from: begin.from, to: end.to, earliest: before?.from ?? 0, latest: after?.to ?? 0 });
  });
}

const timeOf = ({ times }: SteadyDays, index: number): number => times[index] ?? 0;
const lengthOf = (days: SteadyDays, from: number, to: number): number => timeOf(days, to - 1) - timeOf(days, from) + days.width;
const meanOf = ({ values }: SteadyDays, places: readonly number[]): number => mean(places.map((i) => values[i] ?? 0));

function liftOf(days: SteadyDays, { side }: StretchRules, from: number, to: number): number {
  const usual = wideUsual(days, from, to);
  const above = usual === undefined ? 0 : meanOf(days, indexes(from, to)) - usual;
  return side === 'above' ? above : -above;
}

/** The middle of the half years on either side of some values. */
function wideUsual(days: SteadyDays, from: number, to: number): number | undefined {
  const [begin, end] = [timeOf(days, from) - WIDE_DAYS, timeOf(days, to - 1) + WIDE_DAYS];
  const wide = days.values.filter((_, i) => (i < from || i >= to) && timeOf(days, i) >= begin && timeOf(days, i) <= end);
  const middle = median(wide);
  return wide.length * days.width < WIDE_NEEDED || !middle.ok ? undefined : middle.value;
}

/** Means of the same days of the year before and the year after, where there are enough of them. */
function otherYears(days: SteadyDays, from: number, to: number): readonly number[] {
  return [-YEAR_DAYS, YEAR_DAYS].flatMap((shift) => {
    const [begin, end] = [timeOf(days, from) + shift - SEASON_LEAVE_DAYS, timeOf(days, to - 1) + shift + SEASON_LEAVE_DAYS];
    const season = days.values.filter((_, i) => timeOf(days, i) >= begin && timeOf(days, i) <= end);
    return season.length * days.width < SEASON_NEEDED ? [] : [mean(season)];
  });
}

/** First and last piece of each run of lifted pieces. Steps up to it and down from it that are far less high are left out. */
function runs(days: SteadyDays, pieces: readonly Piece[], { least }: StretchRules): readonly (readonly [first: number, last: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let i = 0; i < pieces.length; i++) {
    let end = i;
    while ((pieces[end]?.lift ?? 0) >= BEGINS * least.amount) end++;
    const peak = Math.max(0, ...pieces.slice(i, end).map(({ sureLift }) => sureLift));
    const edges = STILL.map((share) => indexes(i, end).filter((k) => (pieces[k]?.lift ?? 0) >= share * peak));
    const [wide, narrow] = edges.map((high) => [high[0], high.at(-1)] as const);
    const [first, last] = isShort(days, pieces, wide) ? (wide ?? []) : (narrow ?? []);
    if (first !== undefined && last !== undefined) found.push([first, last]);
    i = end;
  }
  return found;
}

function isShort(days: SteadyDays, pieces: readonly Piece[], edges: readonly (number | undefined)[] | undefined): boolean {
  const [first, last] = [pieces[edges?.[0] ?? -1], pieces[edges?.[1] ?? -1]];
  return first !== undefined && last !== undefined && lengthOf(days, first.from, last.to) <= LONGEST;
}

function judge(
  days: SteadyDays,
  { side, least, shortest }: StretchRules,
  { from, to, earliest, latest }: { readonly from: number; readonly to: number; readonly earliest: number; readonly latest: number },
): readonly Stretch[] {
  const length = lengthOf(days, from, to);
  const earlier = indexes(earliest, from).filter((i) => timeOf(days, from) - timeOf(days, i) <= AROUND_DAYS);
  const later = indexes(to, latest).filter((i) => timeOf(days, i) - timeOf(days, to - 1) <= AROUND_DAYS);
  const always = wideUsual(days, from, to);
  if (length < shortest || length > LONGEST || (to - from) * days.width < SHARE_WITH_DATA * length) return [];
  if (earlier.length * days.width < BEFORE_NEEDED || later.length * days.width < AFTER_NEEDED || always === undefined) return [];
  const around = [...earlier, ...later];
  const [level, usual] = [meanOf(days, indexes(from, to)), meanOf(days, around)];
  const sign = side === 'above' ? 1 : -1;
  const worth = Math.max(least.amount, least.share * Math.abs(usual));
  const others = [meanOf(days, earlier), meanOf(days, later), always, ...otherYears(days, from, to)];
  if (!others.every((other) => sign * (level - other) >= worth)) return [];
  const error = days.scale * Math.sqrt(1 / (to - from) + 1 / around.length);
  const probability = beyond(sign * (level - usual), worth / 2, error, 'above', 0);
  return probability < SURE_ENOUGH ? [] : [{ from, to, around, level, usual, error, probability }];
}
