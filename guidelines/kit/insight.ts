/** A figure that a text may state: computed by a recorded query, never by a model. */
export interface Figure {
  /** Name under which a text refers to it. */
  readonly name: string;
  readonly metric?: string;
  readonly value: number;
  /** UCUM code, or a word in braces for what has none. */
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
  readonly n?: number;
  readonly decimals: number;
}

export type Urgency = 'seek-care-now' | 'check-with-clinician' | 'suggestion';
export type Direction = 'above' | 'below' | 'irregular' | 'rising' | 'falling' | 'outside';

/** Days and values that a figure was computed from. */
export interface Basis {
  readonly figure: string;
  readonly metric: string;
  readonly days: readonly string[];
  readonly values: readonly number[];
}

/** Series behind a picture. */
export interface EvidenceData {
  readonly form: 'two-strip' | 'line' | 'bars';
  readonly metric: string;
  readonly unit: string;
  readonly groups: readonly {
    readonly label: string;
    readonly days: readonly string[];
    readonly values: readonly number[];
    readonly mean?: number;
  }[];
  readonly usual?: { readonly low: number; readonly high: number };
  readonly limit?: { readonly label: string; readonly value: number };
}

/** Something that stands out in a person's data: a typed fact, with all that is needed to prove it. */
export interface InsightFact {
  /** Such as `resting-heart-rate-above-usual`; permanent. */
  readonly kind: string;
  readonly title: string;
  /** One or two sentences over the figures, with `{name}` where a figure stands. */
  readonly template: string;
  /** Civil days, both included. */
  readonly since: string;
  readonly until: string;
  readonly direction: Direction;
  readonly metrics: readonly string[];
  readonly figures: readonly Figure[];
  readonly basis: readonly Basis[];
  /** Probability that the statement is true, 0 to 1, and what it rests on. */
  readonly sureness: { readonly probability: number; readonly basis: string };
  readonly urgency: Urgency;
  readonly method: { readonly id: string; readonly version: string; readonly source: string };
  /** False for what is over: it is shown as history and never leads to advice. */
  readonly isCurrent: boolean;
  /** Of what is over: days from the first to the last, and how many of them have data. */
  readonly coverage?: { readonly days: number; readonly withData: number };
  readonly evidence?: EvidenceData;
}
