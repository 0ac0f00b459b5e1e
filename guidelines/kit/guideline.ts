import type { Figure, InsightFact, Urgency } from './insight.ts';

/** Source of a guideline as its issuer published it. */
export interface Citation {
  readonly title: string;
  readonly issuer: string;
  readonly year: number;
  readonly url: string;
  /** The issuer's own word for how strongly it recommends, and how certain the evidence is. */
  readonly strength?: string;
  readonly certainty?: string;
}

/** What a guideline says of itself, in `manifest.json`. */
export interface Manifest {
  /** Folder name; permanent. */
  readonly id: string;
  readonly version: string;
  readonly topic: string;
  readonly kind: 'own-data' | 'guideline' | 'clinician';
  readonly urgency: Urgency;
  readonly citations: readonly Citation[];
  /** Where it holds: `world`, or ISO 3166 codes. */
  readonly jurisdiction: readonly string[];
  /** Day from which it may no longer be used without a new look at its sources. */
  readonly reviewBy: string;
  /** Years, both included. */
  readonly population: { readonly minimumAge: number; readonly maximumAge: number };
  /** Facts about a person that forbid it, such as `pregnancy`. */
  readonly contraindications: readonly string[];
  /** An imperative of at most eight words. */
  readonly title: string;
  /** Sentences over the figures of the insight, `{name}` where a figure stands; no digits of their own. */
  readonly why: string;
  readonly action: string;
  readonly success: {
    readonly metric: string;
    readonly days: number;
    readonly smallestDifference: number;
    readonly unit: string;
    readonly text: string;
  };
  /** How much it helps when it fits, how strong its evidence is, and what it costs the person; each 0 to 1. */
  readonly benefit: number;
  readonly evidence: number;
  readonly burden: number;
}

/** What is known of the person, as far as a guideline may ask. */
export interface Facts {
  /** Years; absent when not told. */
  readonly age?: number | undefined;
  readonly sex?: 'female' | 'male' | undefined;
  readonly conditions: readonly string[];
}

/** What a guideline finds. `figures` beside those of the insight: limits that the text names. */
export type Judgement =
  | { readonly outcome: 'met'; readonly insights: readonly InsightFact[]; readonly figures: readonly Figure[] }
  | { readonly outcome: 'not-met' | 'not-enough-data' | 'contraindicated'; readonly reason: string };

/** Everything that a condition may look at. */
export interface Situation {
  readonly facts: Facts;
  /** Current insights by kind. */
  readonly insights: ReadonlyMap<string, InsightFact>;
  /** Kinds of insight that could not be judged, and why. */
  readonly undecided: ReadonlyMap<string, string>;
}

/** A guideline: its manifest and a pure condition. */
export interface Guideline {
  readonly manifest: Manifest;
  readonly judge: (situation: Situation) => Judgement;
}
