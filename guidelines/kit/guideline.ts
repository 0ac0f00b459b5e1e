import type { Basis, Figure, InsightFact } from './insight.ts';
import type { Condition, Manifest } from './manifest-schema.ts';

/** One day of a metric. */
export interface Reading {
  readonly day: string;
  readonly value: number;
}

export type Instrument = 'phq9' | 'gad7' | 'isi' | 'audit-c' | 'who5';

/** A questionnaire as a person answered it last. */
export interface Answered {
  readonly total: number;
  /** An answer that needs a person at once. */
  readonly redFlag: boolean;
  readonly day: string;
}

export interface Smoking {
  readonly status: 'never' | 'former' | 'current';
  readonly packYears?: number | undefined;
  readonly quitYear?: number | undefined;
}

/** What is known of the person, as far as a guideline may ask: what they told, and what was measured. */
export interface Facts {
  /** The person's civil day now. */
  readonly today: string;
  /** Years; absent when not told. */
  readonly age?: number | undefined;
  readonly sex?: 'female' | 'male' | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly heightCm?: number | undefined;
  readonly conditions: readonly Condition[];
  /** Of what risk equations ask for; absent when not told. */
  readonly medicines?: readonly ('for-blood-pressure' | 'statin')[] | undefined;
  readonly smoking?: Smoking | undefined;
  readonly questionnaires: ReadonlyMap<Instrument, Answered>;
  /** Daily values by metric, oldest first: laboratory values, weight, waist and all else that is measured. */
  readonly series: ReadonlyMap<string, readonly Reading[]>;
}

/** How sure a condition is met, 0 to 1, and what that rests on. */
export interface HowSure {
  readonly probability: number;
  readonly basis: string;
}

/** What a guideline finds when its condition holds. */
export interface Met {
  readonly outcome: 'met';
  readonly insights: readonly InsightFact[];
  /** Figures beside those of the insights, and what they were computed from. */
  readonly figures: readonly Figure[];
  readonly basis: readonly Basis[];
  /** Told when no insight tells it. */
  readonly sureness?: HowSure;
}

export type Judgement = Met | { readonly outcome: 'not-met' | 'not-enough-data' | 'contraindicated'; readonly reason: string };

/** Everything that a condition may look at. */
export interface Situation {
  readonly facts: Facts;
  /** Current insights by kind. */
  readonly insights: ReadonlyMap<string, InsightFact>;
  /** Kinds of insight that could not be judged, and why. */
  readonly undecided: ReadonlyMap<string, string>;
}

/** A pure condition, and the metrics that it reads itself. */
export interface Rule {
  readonly reads: readonly string[];
  readonly judge: (situation: Situation) => Judgement;
}

/** A guideline: its manifest and a pure condition. */
export interface Guideline extends Rule {
  readonly manifest: Manifest;
}
