import { weekdayOf } from '../days.ts';
import { MONTHS, monthOf, WEEKDAYS, weekSpan, yearOf } from './calendar.ts';
import { dayFilter, pointsOf, ranked, type AskData, type Point } from './data.ts';
import { statisticOf } from './figures.ts';
import type { Bucket, Measure, Query, Slice, Statistic } from './query.ts';
import { isClock, nameOf, shownDay, shownSlice } from './words.ts';
import type { Scale } from './units.ts';

export interface ChartPoint {
  readonly label: string;
  readonly value: number;
  /** Belongs to the second side of a comparison. */
  readonly other?: true;
}

export interface AnswerChart {
  readonly form: 'line' | 'bars';
  readonly unit: string;
  readonly points: readonly ChartPoint[];
  /** Values are minutes after noon and read as times of day. */
  readonly isClock?: true;
}

/** One number that the sentence of an answer states beside its value, or what its value is of. */
export interface AnswerFigure {
  /** In words, such as `average of the first`. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Of the second side of a comparison, of both sides, or of one day or group alone; of the whole slice otherwise. */
  readonly of?: 'other' | 'both' | { readonly label: string };
  /** How it moved, where it is a difference. */
  readonly direction?: 'up' | 'down' | 'flat';
}

/** What a query gave: a value with its unit, how many values it rests on, a sentence, and what can be drawn and checked. */
export interface Evaluated {
  /** Undefined when nothing matches: no data, which is never zero. */
  readonly value: number | undefined;
  readonly unit: string;
  readonly n: number;
  readonly sentence: string;
  readonly used: readonly Point[];
  readonly chart: AnswerChart;
  readonly method: string;
  readonly groups?: readonly { readonly label: string; readonly value: number; readonly n: number }[];
  readonly alsoValues?: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
  /** Every other number of the sentence that is computed: what a text about this answer may state. */
  readonly figures?: readonly AnswerFigure[];
}

/** Which way a difference goes. */
export const directionOf = (difference: number): 'up' | 'down' | 'flat' =>
  Math.abs(difference) < 1e-12 ? 'flat' : difference > 0 ? 'up' : 'down';

const STATISTIC_WORDS: Readonly<Record<Statistic, string>> = {
  mean: 'average',
  sum: 'total',
  median: 'median',
  minimum: 'lowest',
  maximum: 'highest',
  'standard-deviation': 'standard deviation of',
  variance: 'variance of',
  'coefficient-of-variation': 'coefficient of variation of',
  range: 'range of',
  'interquartile-range': 'interquartile range of',
  percentile: 'percentile of',
  count: 'number of readings of',
  first: 'first',
  last: 'latest',
  change: 'change in',
  'largest-rise': 'largest rise in',
  'largest-drop': 'largest drop in',
};

/** Times of day are early and late, not low and high. */
const CLOCK_WORDS: Readonly<Partial<Record<Statistic, string>>> = { minimum: 'earliest', maximum: 'latest', last: 'most recent' };

/** What a statistic of a measure is called. */
export const statisticWord = (statistic: Statistic, measure: Measure): string =>
  (isClock(measure) ? CLOCK_WORDS[statistic] : undefined) ?? STATISTIC_WORDS[statistic];

export type Of<K extends Query['kind']> = Extract<Query, { kind: K }>;

export const tell = (value: number, scale: Scale): number => value * scale.factor + scale.offset;

export const EMPTY_CHART: AnswerChart = { form: 'line', unit: '', points: [] };

export function nothing(measure: Measure, unit: string, slice: Slice, data: AskData): Evaluated {
  return {
    value: undefined,
    unit,
    n: 0,
    sentence: `You have no data on ${nameOf(measure)} ${shownSlice(slice, data.today)}.`,
    used: [],
    chart: EMPTY_CHART,
    method: 'no value matched',
  };
}

export const within = (measure: Measure, slice: Slice, data: AskData): readonly Point[] => {
  const keep = dayFilter(slice, data);
  const points = pointsOf(measure, data).filter(({ day }) => keep(day));
  return slice.take === undefined ? points : ranked(points, slice.take);
};

/** Unit of a value: a time of day is no length of time, though both are minutes. */
export const valueUnit = ({ label, isClock: clock }: Scale): string => (clock === true ? 'min after noon' : label);

/** How the values of a picture read. */
export const chartScale = ({ label, isClock: clock }: Scale): Pick<AnswerChart, 'unit' | 'isClock'> => ({
  unit: label,
  ...(clock === true && { isClock: clock }),
});

export const lineChart = (points: readonly Point[], scale: Scale): AnswerChart => ({
  form: 'line',
  ...chartScale(scale),
  points: points.slice(-400).map(({ day, value }) => ({ label: day, value: tell(value, scale) })),
});

export const keyOf = (day: string, bucket: Bucket, weekStartsOn: number): string =>
  bucket === 'day'
    ? day
    : bucket === 'week'
      ? weekSpan(day, weekStartsOn).from
      : bucket === 'month'
        ? day.slice(0, 7)
        : bucket === 'year'
          ? day.slice(0, 4)
          : String(weekdayOf(day));

export function labelOf(key: string, bucket: Bucket): string {
  if (bucket === 'weekday') return WEEKDAYS[Number(key)] ?? key;
  if (bucket === 'month') return `${MONTHS[monthOf(`${key}-01`) - 1]} ${yearOf(key)}`;
  return bucket === 'week' ? `week of ${shownDay(key)}` : bucket === 'day' ? shownDay(key) : key;
}

/** Amounts of each stretch added up, readings averaged. */
export function bucketed(
  points: readonly Point[],
  bucket: Bucket,
  inner: Statistic,
  weekStartsOn: number,
): readonly (Point & { readonly key: string })[] {
  return [...Map.groupBy(points, ({ day }) => keyOf(day, bucket, weekStartsOn))].map(([key, own]) => ({
    key,
    day: own[0]?.day ?? key,
    value: statisticOf(own, inner) ?? 0,
    count: own.length,
    sources: [...new Set(own.flatMap(({ sources }) => sources))],
  }));
}

export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
