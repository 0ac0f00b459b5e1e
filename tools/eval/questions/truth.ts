import { ALL_DAYS, shifted, TODAY, weekday, type MadeUp, type Session, type Value } from './person.ts';

/** What is right: a number, nothing (no data), a refusal, a question back, or a number whose sentence names a day or a group. */
export type Truth = number | undefined | 'refused' | 'asks back' | { readonly value?: number | undefined; readonly says: string };

/** A question of one kind, with its right answer worked out by plain sums. */
export interface Question {
  readonly kind: string;
  readonly unit: string;
  readonly text: string;
  readonly truth: (person: MadeUp) => Truth;
}

/** Several wordings of one question. */
export const q = (kind: string, unit: string, truth: (person: MadeUp) => Truth, ...texts: readonly string[]): readonly Question[] =>
  texts.map((text) => ({ kind, unit, text, truth }));

export type Keep = (day: string) => boolean;
export const between =
  (from: string, to: string): Keep =>
  (day) =>
    day >= from && day <= to;
export const on = (...days: readonly string[]): Keep => {
  const set = new Set(days);
  return (day) => set.has(day);
};
export const among =
  (days: ReadonlySet<string>): Keep =>
  (day) =>
    days.has(day);
export const not =
  (keep: Keep): Keep =>
  (day) =>
    !keep(day);
export const weekdays =
  (...of: readonly number[]): Keep =>
  (day) =>
    of.includes(weekday(day));
export const WEEKEND = weekdays(5, 6);
export const WORKWEEK = weekdays(0, 1, 2, 3, 4);
/** The last days, today among them. */
export const last = (days: number): Keep => between(shifted(TODAY, 1 - days), TODAY);
export const month =
  (name: string): Keep =>
  (day) =>
    day.startsWith(name);
export const since = (from: string): Keep => between(from, TODAY);

/** Values of the days that pass every test. */
export const of = (values: readonly Value[], ...keep: readonly Keep[]): readonly number[] =>
  values.filter(({ day }) => keep.every((test) => test(day))).map(({ value }) => value);
export const rows = (values: readonly Value[], ...keep: readonly Keep[]): readonly Value[] =>
  values.filter(({ day }) => keep.every((test) => test(day)));
export const done = (person: MadeUp, sport: Session['sport'] | 'any', ...keep: readonly Keep[]): readonly Session[] =>
  person.sessions.filter((session) => (sport === 'any' || session.sport === sport) && keep.every((test) => test(session.day)));

/** Days whose value passes. */
export const daysWith = (values: readonly Value[], test: (value: number) => boolean): ReadonlySet<string> =>
  new Set(values.filter(({ value }) => test(value)).map(({ day }) => day));
export const daysOf = (rowsOf: readonly { readonly day: string }[]): ReadonlySet<string> => new Set(rowsOf.map(({ day }) => day));
export const moved = (days: ReadonlySet<string>, by: number): ReadonlySet<string> => new Set([...days].map((day) => shifted(day, by)));

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : sum(values) / values.length);
export const count = (values: readonly number[], test: (value: number) => boolean): number => values.filter(test).length;
export const most = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : Math.max(...values));
export const least = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : Math.min(...values));
/** Linear between neighbours, as R and NumPy have it. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  return low + ((sorted[Math.ceil(place)] ?? 0) - low) * (place % 1);
}
export const median = (values: readonly number[]): number | undefined => percentile(values, 0.5);
export function spread(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const centre = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
}
export const minus = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a - b;
export const percentOf = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : (100 * a) / b;
export const hours = (minutes: number | undefined): number | undefined => (minutes === undefined ? undefined : minutes / 60);

/** Longest run of days one after the other that all pass; days without a value end it. */
export function streak(values: readonly Value[], test: (value: number) => boolean, keep: Keep = () => true): number {
  const held = daysWith(values, test);
  let [best, run] = [0, 0];
  for (const day of ALL_DAYS) {
    run = held.has(day) && keep(day) ? run + 1 : 0;
    best = Math.max(best, run);
  }
  return best;
}

/** Most days one after the other without it, since it first was. */
export function longestGap(days: ReadonlySet<string>): number {
  let [best, run] = [0, 0];
  const first = [...days].toSorted()[0] ?? '';
  for (const day of ALL_DAYS) {
    run = days.has(day) || day < first ? 0 : run + 1;
    best = Math.max(best, run);
  }
  return best;
}

export function correlation(pairs: readonly (readonly [number, number])[]): number | undefined {
  const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const [ma, mb] = [mean(a), mean(b)];
  if (ma === undefined || mb === undefined) return undefined;
  return sum(pairs.map(([x, y]) => (x - ma) * (y - mb))) / Math.sqrt(sum(a.map((x) => (x - ma) ** 2)) * sum(b.map((y) => (y - mb) ** 2)));
}
export const pairs = (
  a: readonly Value[],
  b: readonly Value[],
  lag = 0,
  keep: Keep = () => true,
): readonly (readonly [number, number])[] => {
  const other = new Map(b.map(({ day, value }) => [day, value]));
  return a
    .filter(({ day }) => keep(day))
    .flatMap(({ day, value }) => {
      const found = other.get(shifted(day, lag));
      return found === undefined ? [] : [[value, found] as const];
    });
};
/** Least squares, a day. */
export function slope(values: readonly Value[]): number | undefined {
  const points = values.map(({ day, value }) => [Date.parse(day) / 86_400_000, value] as const);
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  if (mx === undefined || my === undefined) return undefined;
  return sum(points.map(([x, y]) => (x - mx) * (y - my))) / sum(points.map(([x]) => (x - mx) ** 2));
}
/** Value of the day with the highest (or lowest) value, and the day in words. */
export function peak(values: readonly Value[], which: 'most' | 'least', ...keep: readonly Keep[]): Truth {
  const kept = rows(values, ...keep);
  const best = kept.reduce<Value | undefined>(
    (a, b) => (a === undefined || (which === 'most' ? b.value > a.value : b.value < a.value) ? b : a),
    undefined,
  );
  return best === undefined ? undefined : { value: best.value, says: inWords(best.day) };
}
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
export const inWords = (day: string): string => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
export const WEEKDAY_NAMES = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
export const apart = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
/** By weekday, week or month: key to its values. */
export const grouped = (values: readonly Value[], key: (day: string) => string): ReadonlyMap<string, readonly number[]> =>
  new Map([...Map.groupBy(values, ({ day }) => key(day))].map(([name, own]) => [name, own.map(({ value }) => value)]));
export const monday = (day: string): string => shifted(day, -weekday(day));
/** The group with the highest (or lowest) figure, in words. */
export function bestGroup(
  groups: ReadonlyMap<string, readonly number[]>,
  figure: (values: readonly number[]) => number | undefined,
  which: 'most' | 'least',
  name: (key: string) => string,
): Truth {
  const told = [...groups].map(([key, values]) => ({ key, value: figure(values) ?? 0 })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const best = told.reduce((a, b) => ((which === 'most' ? b.value > a.value : b.value < a.value) ? b : a));
  return { value: best.value, says: name(best.key) };
}
