import { METRICS } from '@aceso/contracts/vocabulary';
import { addDays, weekdayOf } from '../days.ts';
import { daysOf, type Span } from './calendar.ts';
import type { Condition, Measure, Query, Rank, Slice, Threshold, WorkoutFigure } from './query.ts';

/** One day of one metric. */
export interface DayValue {
  readonly day: string;
  readonly value: number;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly count: number;
  readonly sources: readonly string[];
}

/** One workout; distance in metres, heart rate in beats a minute. */
export interface WorkoutRow {
  readonly day: string;
  readonly type: string;
  readonly minutes: number;
  readonly distanceM?: number | undefined;
  readonly energyKcal?: number | undefined;
  readonly heartRate?: number | undefined;
  readonly source: string;
}

/** What an answer is computed from, in stored units, oldest first, nothing after `today`. */
export interface AskData {
  readonly today: string;
  readonly series: ReadonlyMap<string, readonly DayValue[]>;
  readonly workouts: readonly WorkoutRow[];
}

/** One value with its day; `weight` counts where values are averaged by it (kilometres of a pace). */
export interface Point {
  readonly day: string;
  readonly value: number;
  readonly count: number;
  readonly sources: readonly string[];
  readonly weight?: number;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** Distances of kinds of workout that are also kept by day: used when there is no workout of the kind. */
const BY_DAY: Readonly<Record<string, string>> = { cycling: 'distance-cycling', swimming: 'distance-swimming', rowing: 'distance-rowing' };
const fallbackOf = (measure: Measure): string | undefined =>
  measure.of === 'workouts' && measure.figure === 'distance'
    ? measure.types.map((type) => BY_DAY[type]).find((id) => id !== undefined)
    : undefined;

/** Metrics that a query reads. */
export function metricsOf(query: Query): readonly string[] {
  const conditions = [
    ...query.slice.where,
    ...('conditions' in query ? query.conditions : []),
    ...('condition' in query ? [query.condition] : []),
    ...('other' in query ? query.other.where : []),
    ...('among' in query ? query.among.where : []),
  ];
  const measures = [
    ...('measure' in query ? [query.measure] : []),
    ...('otherMeasure' in query && query.otherMeasure !== undefined ? [query.otherMeasure] : []),
    ...('whole' in query ? [query.whole] : []),
    ...('also' in query && query.also !== undefined ? query.also : []),
    ...(query.slice.since === undefined ? [] : [query.slice.since.measure]),
    ...conditions.map(({ measure }) => measure),
  ];
  const ids = measures.flatMap((measure) =>
    measure.of === 'metric' ? [measure.metric] : [fallbackOf(measure)].filter((id) => id !== undefined),
  );
  const pressure = ids.includes('blood-pressure-systolic') ? ['blood-pressure-diastolic'] : [];
  return [...new Set([...ids, ...pressure])];
}

/** Whether a query reads workouts. */
export const readsWorkouts = (query: Query): boolean => JSON.stringify(query).includes('"of":"workouts"');

export function passes(value: number, threshold: Threshold): boolean {
  const { comparator, value: limit = 0, upper = limit } = threshold;
  // Limits come from conversions: a billionth must not decide.
  const tiny = 1e-9 * Math.max(1, Math.abs(limit));
  switch (comparator) {
    case 'above':
      return value > limit + tiny;
    case 'at-least':
      return value >= limit - tiny;
    case 'below':
      return value < limit - tiny;
    case 'at-most':
      return value <= limit + tiny;
    case 'equal':
      return Math.abs(value - limit) <= Math.max(tiny, 0.5 * 10 ** -3);
    case 'between':
      return value >= limit - tiny && value <= upper + tiny;
  }
}

function figure(row: WorkoutRow, kind: WorkoutFigure): { readonly value: number; readonly weight?: number } | undefined {
  const kilometres = row.distanceM === undefined || row.distanceM <= 0 ? undefined : row.distanceM / 1000;
  switch (kind) {
    case 'count':
      return { value: 1 };
    case 'duration':
      return { value: row.minutes };
    case 'distance':
      return row.distanceM === undefined ? undefined : { value: row.distanceM };
    case 'energy':
      return row.energyKcal === undefined ? undefined : { value: row.energyKcal };
    case 'heart-rate':
      return row.heartRate === undefined ? undefined : { value: row.heartRate };
    case 'pace':
      return kilometres === undefined ? undefined : { value: row.minutes / kilometres, weight: kilometres };
    case 'speed':
      return kilometres === undefined || row.minutes <= 0 ? undefined : { value: kilometres / (row.minutes / 60), weight: row.minutes };
  }
}

/** Where the daily values of a metric lie; those of a part of the day lie apart. */
export const seriesKey = ({ metric, part }: Extract<Measure, { of: 'metric' }>): string =>
  part === undefined ? metric : `${metric}@${part.name}`;

/** All values of a measure, oldest first: one a day of a metric, one a workout. */
export function pointsOf(measure: Measure, data: AskData): readonly Point[] {
  if (measure.of === 'metric') return (data.series.get(seriesKey(measure)) ?? []).filter(({ day }) => day <= data.today);
  const { types, only } = measure;
  const rows = data.workouts.filter(({ type, day }) => day <= data.today && (types.length === 0 || types.includes(type)));
  const kept =
    only === undefined
      ? rows
      : rows.filter((row) => {
          const value = figure(row, only.figure)?.value;
          return value !== undefined && passes(value, only.threshold);
        });
  const points = kept.flatMap((row): Point[] => {
    const found = figure(row, measure.figure);
    return found === undefined ? [] : [{ day: row.day, count: 1, sources: [row.source], ...found }];
  });
  const daily = fallbackOf(measure);
  return rows.length === 0 && daily !== undefined ? pointsOf({ of: 'metric', metric: daily }, data) : points;
}

/** The highest, lowest, newest or oldest so many of points that come oldest first; extremes come first, equal ones oldest first. */
export function ranked(points: readonly Point[], { order, count }: Rank): readonly Point[] {
  if (order === 'last') return points.slice(-count);
  if (order === 'first') return points.slice(0, count);
  return points.toSorted((a, b) => (order === 'maximum' ? b.value - a.value : a.value - b.value)).slice(0, count);
}

/** Days that hold a condition, and those on which it can be told at all. */
export function daysHolding(
  condition: Condition,
  data: AskData,
  scope: readonly Span[],
): { readonly holds: ReadonlySet<string>; readonly known: ReadonlySet<string> | undefined } {
  const all = pointsOf(condition.measure, data);
  const shifted = (day: string): string => addDays(day, condition.lag);
  if (condition.rank !== undefined) {
    const inScope = all.filter(({ day }) => scope.length === 0 || scope.some(({ from, to }) => day >= from && day <= to));
    return {
      holds: new Set(ranked(inScope, condition.rank).map(({ day }) => shifted(day))),
      known: new Set(all.map(({ day }) => shifted(day))),
    };
  }
  const limit =
    condition.threshold?.relativeTo === undefined
      ? condition.threshold
      : relative(condition.threshold, all, condition.threshold.over ?? scope);
  const added = addsOverDay(condition.measure);
  const byDay = new Map<string, number>();
  const holdsAny = new Set<string>();
  for (const { day, value } of all) {
    byDay.set(day, (byDay.get(day) ?? 0) + value);
    if (!added && limit !== undefined && passes(value, limit)) holdsAny.add(day);
  }
  const positive = condition.measure.of === 'metric' && METRICS.get(condition.measure.metric)?.kind === 'interval';
  const fits = (day: string, value: number): boolean =>
    limit === undefined ? !positive || value > 0 : added ? passes(value, limit) : holdsAny.has(day);
  const met = new Set([...byDay].filter(([day, value]) => fits(day, value)).map(([day]) => shifted(day)));
  // Workouts and what people write down are not there on other days; of what a device measures only days with a value can be told.
  const anyDay = condition.measure.of === 'workouts' || (limit === undefined && !isWorn(condition.measure.metric));
  return { holds: met, known: anyDay ? undefined : new Set([...byDay.keys()].map(shifted)) };
}

/** Amounts that a device counts all day long: a day without a value is one on which it was not worn. */
const isWorn = (id: string): boolean => METRICS.get(id)?.kind === 'interval' && METRICS.get(id)?.family === 'activity';

const addsOverDay = (measure: Measure): boolean =>
  measure.of === 'metric' || ['count', 'distance', 'duration', 'energy'].includes(measure.figure);

function relative(threshold: Threshold, points: readonly Point[], scope: readonly Span[]): Threshold {
  const values = points
    .filter(({ day }) => scope.length === 0 || scope.some(({ from, to }) => day >= from && day <= to))
    .map(({ value }) => value);
  const sorted = values.toSorted((a, b) => a - b);
  const middle = ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { comparator: threshold.comparator, value: threshold.relativeTo === 'median' ? middle : mean };
}

/** Days on which a measure has a value, oldest first. */
export const daysOfMeasure = (measure: Measure, data: AskData): readonly string[] =>
  [...new Set(pointsOf(measure, data).map(({ day }) => day))].filter((day) => day <= data.today).toSorted();

interface Held extends ReturnType<typeof daysHolding> {
  readonly condition: Condition;
}
const isKept = ({ condition, holds, known }: Held, day: string): boolean =>
  condition.negated ? !holds.has(day) && (known?.has(day) ?? true) : holds.has(day);

/** Whether a day belongs to a slice. */
export function dayFilter(slice: Slice, data: AskData): (day: string) => boolean {
  const conditions = slice.where.map((condition): Held => ({ condition, ...daysHolding(condition, data, slice.spans) }));
  return (day) =>
    day <= data.today &&
    (slice.spans.length === 0 || slice.spans.some(({ from, to }) => day >= from && day <= to)) &&
    (slice.weekdays === undefined || slice.weekdays.includes(weekdayOf(day))) &&
    (slice.join === 'any' && conditions.length > 0
      ? conditions.some((one) => isKept(one, day))
      : conditions.every((one) => isKept(one, day)));
}

/** How long before a metric's own first day other metrics may begin and still count as the same start of recording. */
const SAME_START_DAYS = 7;

/** When recording of a measure began: its first day, or the slightly earlier one on which the rest began. */
export function recordingBegan(first: string, data: AskData): string {
  const starts = [...data.series.values()].flatMap((values) => values[0]?.day ?? []);
  return starts.filter((day) => day >= addDays(first, -SAME_START_DAYS) && day < first).reduce((a, b) => (a < b ? a : b), first);
}

/** The first day of anything that the person has. */
export const firstOfAll = (data: AskData): string | undefined =>
  [
    ...[...data.series.values()].flatMap((values) => values[0]?.day ?? []),
    ...data.workouts.slice(0, 1).map(({ day }) => day),
  ].toSorted()[0];

/** Days of a slice that can have data: from `began` to today. */
export function calendarOf(slice: Slice, began: string, data: AskData): readonly string[] {
  const keep = dayFilter({ ...slice, where: [] }, data);
  return [...daysOf({ from: began, to: data.today })].filter(keep);
}
