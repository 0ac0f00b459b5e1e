/** `on`: the person does it; `off`: they live as usual. */
export type Arm = 'on' | 'off';

/** What a trial asks, fixed before its first day. Units are those of the metric. */
export interface Question {
  readonly title: string;
  readonly protocol: string;
  readonly on: string;
  readonly off: string;
  readonly recommendationId?: string;
  readonly guideline?: string;
  readonly metric: string;
  readonly metricName: string;
  readonly unit: string;
  readonly direction: 'up' | 'down';
  readonly smallestDifference: number;
  readonly blockDays: number;
  readonly pairs: number;
  readonly washoutDays: number;
  readonly startOn: string;
  /** What shows in the data that it is done, where something does: a measure that is not the outcome. */
  readonly followedBy?: { readonly metric: string; readonly direction: 'up' | 'down'; readonly difference: number };
}

/** Days without a verdict: from `from` up to the day before `until`; still going on without it. */
export interface Pause {
  readonly from: string;
  readonly until?: string;
  readonly reason: string;
}
