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

const DAY_MS = 86_400_000;

export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
export const daysApart = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Values from one day to another, both included. */
export function between(features: Features, metric: string, from: string, to: string): readonly DayPoint[] {
  return (features.get(metric) ?? []).filter(({ day }) => day >= from && day <= to);
}

/** The last so many days up to and with `today`. */
export const lastDays = ({ features, today }: Scene, metric: string, days: number): readonly DayPoint[] =>
  between(features, metric, addDays(today, 1 - days), today);

export const valuesOf = (points: readonly DayPoint[]): readonly number[] => points.map(({ value }) => value);
