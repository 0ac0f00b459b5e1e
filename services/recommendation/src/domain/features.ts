import { addDays } from './days.ts';

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
}

/** Values from one day to another, both included. */
export function between(features: Features, metric: string, from: string, to: string): readonly DayPoint[] {
  const points = features.get(metric) ?? [];
  return points.slice(
    firstWhere(points, (day) => day >= from),
    firstWhere(points, (day) => day > to),
  );
}

/** Place of the first point, in the order of days, from which on something holds. */
function firstWhere(points: readonly DayPoint[], holds: (day: string) => boolean): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(points[middle]?.day ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The last so many days up to and with `today`. */
export const lastDays = ({ features, today }: Scene, metric: string, days: number): readonly DayPoint[] =>
  between(features, metric, addDays(today, 1 - days), today);

export const valuesOf = (points: readonly DayPoint[]): readonly number[] => points.map(({ value }) => value);
