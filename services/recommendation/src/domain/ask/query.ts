import type { Span } from './calendar.ts';

export type Statistic =
  | 'mean'
  | 'sum'
  | 'median'
  | 'minimum'
  | 'maximum'
  | 'standard-deviation'
  | 'variance'
  | 'coefficient-of-variation'
  | 'range'
  | 'interquartile-range'
  | 'percentile'
  | 'count'
  | 'first'
  | 'last'
  | 'change'
  /** The largest step up or down from one reading to the next, told as an amount. */
  | 'largest-rise'
  | 'largest-drop';

/** Part of a day by the local clock, in hours: from and up to, the end excluded; a night goes over midnight. */
export interface PartOfDay {
  readonly name: string;
  readonly fromHour: number;
  readonly toHour: number;
  /** How it is told where it is no named part: "between 14:00 and 16:00". */
  readonly words?: string;
}

export type WorkoutFigure = 'count' | 'distance' | 'duration' | 'pace' | 'speed' | 'energy' | 'heart-rate';

/** What is looked at: daily values of a metric, or workouts one by one. */
export type Measure =
  | { readonly of: 'metric'; readonly metric: string; readonly part?: PartOfDay }
  | {
      readonly of: 'workouts';
      readonly name: string;
      readonly types: readonly string[];
      readonly figure: WorkoutFigure;
      readonly only?: WorkoutLimit;
    };

/** Keeps only workouts with so much of a figure: runs longer than 10 km. */
export interface WorkoutLimit {
  readonly figure: WorkoutFigure;
  readonly threshold: Threshold;
}

export type Comparator = 'above' | 'at-least' | 'below' | 'at-most' | 'equal' | 'between';

/** A limit in the stored unit of the metric, or a statistic of the person's own days. */
export interface Threshold {
  readonly comparator: Comparator;
  readonly value?: number;
  readonly upper?: number;
  readonly relativeTo?: 'mean' | 'median';
  /** Days whose average is meant; those of the question otherwise. */
  readonly over?: readonly Span[];
}

/** The so many highest, lowest, newest or oldest values of a measure. */
export interface Rank {
  readonly order: 'maximum' | 'minimum' | 'last' | 'first';
  readonly count: number;
}

/** A day is kept when the measure of the day `lag` days before it passes the limit or is among the ranked, or, without either, is there at all. */
export interface Condition {
  readonly measure: Measure;
  readonly threshold?: Threshold;
  readonly rank?: Rank;
  readonly negated: boolean;
  readonly lag: number;
}

/** What a period may begin with: the last run, the first weighing. */
export interface SinceEvent {
  readonly measure: Measure;
  readonly which: 'last' | 'first';
}

/** Which days: spans, weekdays (0 for Monday) and conditions, all of which must hold. No span: everything recorded. */
export interface Slice {
  readonly spans: readonly Span[];
  readonly weekdays?: readonly number[];
  readonly where: readonly Condition[];
  /** Days that hold any of the conditions; all of them otherwise. */
  readonly join?: 'any';
  /** From the day of an event on; which day that is the data tell. */
  readonly since?: SinceEvent;
  /** Of all that, only the newest or oldest so many values or workouts. */
  readonly take?: Rank & { readonly order: 'last' | 'first' };
}

export type Bucket = 'day' | 'week' | 'month' | 'year' | 'weekday';

interface Common {
  /** Label of the unit to answer in; the person's own when the question names none. */
  readonly unit?: string;
  readonly slice: Slice;
}

export type Query =
  | (Common & {
      readonly kind: 'statistic';
      readonly measure: Measure;
      readonly statistic: Statistic;
      readonly percentile?: number;
      /** Amounts are first added up, readings averaged, over each of these. */
      readonly per?: Bucket;
      /** A change is told as what was lost (-1) or gained (1). */
      readonly direction?: -1 | 1;
      /** In the stored unit: what the value is held against, and the answer lies above or below. */
      readonly target?: number;
      /** Further metrics that the same was asked of. */
      readonly also?: readonly Measure[];
    })
  | (Common & {
      readonly kind: 'days';
      readonly conditions: readonly Condition[];
      readonly answer: 'count' | 'share';
      readonly noun: string;
      /** Days that hold any of the conditions count; all of them otherwise. */
      readonly join?: 'any';
      /** Averages the count over weeks or months. */
      readonly per?: 'week' | 'month';
    })
  | (Common & {
      readonly kind: 'recorded';
      readonly measure: Measure;
      readonly answer: 'missing' | 'present';
      readonly noun: string;
      readonly list?: true;
    })
  | (Common & {
      readonly kind: 'gap';
      readonly condition: Condition;
      readonly which: 'longest' | 'mean' | 'current';
      readonly count: 'days-without' | 'days-apart';
    })
  | (Common & {
      readonly kind: 'list';
      readonly measure: Measure;
      readonly rank: Rank;
      /** Weeks or months are ranked by their total or average. */
      readonly per?: 'week' | 'month' | 'weekday';
      /** The values themselves, the last of them alone, or a statistic of them. */
      readonly answer: 'list' | 'nth' | Statistic;
    })
  | (Common & {
      readonly kind: 'standing';
      readonly measure: Measure;
      /** Where the days of the slice stand among these. */
      readonly among: Slice;
      readonly answer: 'percentile' | 'rank';
    })
  | (Common & {
      readonly kind: 'streak';
      readonly conditions: readonly Condition[];
      readonly which: 'longest' | 'current';
      readonly noun: string;
    })
  | (Common & {
      readonly kind: 'date';
      readonly measure: Measure;
      readonly statistic: 'maximum' | 'minimum' | 'first' | 'last' | 'closest';
      /** Stored unit: what the closest value is close to. */
      readonly target?: number;
      readonly form: 'date' | 'day-of-month' | 'month-number' | 'days-ago';
      readonly conditions: readonly Condition[];
    })
  | (Common & {
      readonly kind: 'compare';
      readonly measure: Measure;
      readonly statistic: Statistic;
      readonly percentile?: number;
      readonly other: Slice;
      readonly otherMeasure?: Measure;
      /** `1` tells slice minus other, `-1` other minus slice. */
      readonly sign: 1 | -1;
      readonly answer: 'difference' | 'percent' | 'ratio';
    })
  | (Common & { readonly kind: 'trend'; readonly measure: Measure; readonly perDays: number })
  | (Common & {
      readonly kind: 'correlation';
      readonly measure: Measure;
      readonly otherMeasure: Measure;
      /** Days that the other measure lies after the first. */
      readonly lag: number;
      readonly method: 'pearson' | 'spearman';
    })
  | (Common & {
      readonly kind: 'groups';
      readonly measure: Measure;
      readonly statistic: Statistic;
      readonly by: Bucket;
      readonly pick?: 'maximum' | 'minimum';
      /** The number of the picked month is the value. */
      readonly form?: 'month-number';
    })
  | (Common & {
      /** Workouts by what they were. */
      readonly kind: 'kinds';
      readonly measure: Extract<Measure, { of: 'workouts' }>;
      readonly statistic: 'sum' | 'mean';
      readonly pick: 'maximum' | 'minimum';
    })
  | (Common & { readonly kind: 'part'; readonly measure: Measure; readonly whole: Measure });

/** Meanings that people may choose otherwise; each is said with an answer that depends on it. */
export interface Conventions {
  /** Whether "the last 7 days" end today or yesterday. */
  readonly lastDaysEnd: 'today' | 'yesterday';
  /** 0 for Monday. */
  readonly weekStartsOn: number;
}

export const USUAL_CONVENTIONS: Conventions = { lastDaysEnd: 'today', weekStartsOn: 0 };
