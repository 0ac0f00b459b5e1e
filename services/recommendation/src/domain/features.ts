import type { Contexts } from './contexts/circumstance.ts';
import { addDays, daysApart } from './days.ts';

/** One day of one metric, as health-data tells it. */
export interface DayPoint {
  readonly day: string;
  readonly value: number;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly count: number;
  readonly coverage: number;
  readonly sources: readonly string[];
}

/** Daily values of a person, oldest first, by metric. */
export type Features = ReadonlyMap<string, readonly DayPoint[]>;

export interface Tuning {
  /** Days that make up the usual range. */
  readonly baselineDays: number;
  readonly minimumBaselineValues: number;
  readonly weeklyActivityMinutes: number;
}

/** What every detector is given. */
export interface Scene {
  readonly features: Features;
  /** The person's civil day now. */
  readonly today: string;
  readonly tuning: Tuning;
  /** The values as they were measured, where `features` are freed of what something in the person's life adds. */
  readonly measured?: Features;
  /** What the person told of their life; nothing when left out. */
  readonly contexts?: Contexts;
}

/** Values from one day to another, both included. */
export function between(features: Features, metric: string, from: string, to: string): readonly DayPoint[] {
  const points = features.get(metric) ?? [];
  const end = placeAfter(points, to);
  // A day has one point: with as many points as days the first lies so far before the last, with fewer of them not further.
  const earliest = end - daysApart(from, to) - 1;
  return points.slice(placeOf(points, from, earliest > 0 ? earliest : 0, end), end);
}

/** Place of the first point on or after a day, among those from `begin` (inclusive) to `end` (exclusive). */
export function placeOf(points: readonly DayPoint[], day: string, begin = 0, end = points.length): number {
  let [low, high] = [begin, end];
  if (low >= high || (points[low]?.day ?? '') >= day) return low < high ? low : high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.day ?? '') >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Place of the first point after a day. */
export function placeAfter(points: readonly DayPoint[], day: string): number {
  // What is asked for mostly ends with the data.
  if ((points.at(-1)?.day ?? '') <= day) return points.length;
  const place = placeOf(points, day);
  return points[place]?.day === day ? place + 1 : place;
}

/** The last so many days up to and with `today`. */
export const lastDays = ({ features, today }: Scene, metric: string, days: number): readonly DayPoint[] =>
  between(features, metric, addDays(today, 1 - days), today);

export const valuesOf = (points: readonly DayPoint[]): readonly number[] => points.map(({ value }) => value);
