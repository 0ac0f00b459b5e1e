import type { SleepStage, WorkoutType } from '@aceso/contracts/vocabulary';
import type { SourceRef } from './source.ts';

/** Plain data that survives a trip through JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Frame {
  /** Natural key within the person: the same record in a second import has the same key. */
  readonly key: string;
  /** The source's own name of the type, under which the report counts. */
  readonly sourceType: string;
  readonly source: SourceRef;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** IANA zone of the measurement, when the source tells. */
  readonly timeZone?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Belongs to a reading that is counted itself: stored, but not counted again. */
  readonly isAttached?: true;
}

/** One stretch of one stage. Stretches of several sources, and of `in-bed`, overlap. */
export interface SleepStageRecord extends Frame {
  readonly kind: 'sleep-stage';
  readonly stage: SleepStage;
}

/** A figure over a whole workout, in the vocabulary's unit. */
export interface WorkoutStatistic {
  readonly metric: string;
  readonly sum?: number;
  readonly average?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface WorkoutRecord extends Frame {
  readonly kind: 'workout';
  readonly type: WorkoutType;
  /** Without pauses: `end - start` is longer. */
  readonly durationMs: number;
  readonly energyKcal?: number;
  readonly distanceM?: number;
  readonly statistics: readonly WorkoutStatistic[];
  readonly events: readonly { readonly type: string; readonly at: number; readonly durationMs?: number }[];
  /** Paths of route files inside the archive. */
  readonly routes: readonly string[];
}

/** Two pressures that were taken together, in mm[Hg]. */
export interface BloodPressureRecord extends Frame {
  readonly kind: 'blood-pressure';
  readonly systolic: number;
  readonly diastolic: number;
}

/** Beats behind a variability reading, which is counted itself: milliseconds since the first, and the rate at each. */
export interface BeatsRecord extends Frame {
  readonly kind: 'beats';
  readonly offsetMs: readonly number[];
  readonly beatsPerMinute: readonly number[];
}

export interface ElectrocardiogramRecord extends Frame {
  readonly kind: 'electrocardiogram';
  readonly classification: string;
  readonly sampleRateHz: number;
  readonly microvolts: Float32Array;
}

/** Everything that has no shape of its own yet: kept with all its fields, never dropped. */
export interface OtherRecord extends Frame {
  readonly kind: 'activity-summary' | 'event' | 'clinical' | 'laboratory-result' | 'route' | 'audiogram' | 'vision' | 'food' | 'unlisted';
  /** Reproductive and sexual health need a consent of their own. */
  readonly isReproductive?: boolean;
  readonly detail: Json;
}

export type HealthRecord = SleepStageRecord | WorkoutRecord | BloodPressureRecord | BeatsRecord | ElectrocardiogramRecord | OtherRecord;

/** A reading that cannot be true or cannot be read: kept aside, visible to the person. */
export interface Quarantined {
  readonly sourceType: string;
  readonly metric?: string;
  readonly source?: SourceRef;
  readonly start?: number;
  readonly end?: number;
  /** In the metric's unit when it could be converted, else as the source wrote it. */
  readonly value?: number;
  readonly unit?: string;
  readonly reason: 'implausible' | 'value-unreadable' | 'date-unreadable' | 'unit-unknown' | 'end-before-start' | 'malformed';
}

/** What the file says about the person: offered to the profile, never taken over unasked. */
export interface ProfileFacts {
  readonly birthDate?: string;
  readonly sex?: 'female' | 'male' | 'other';
  readonly bloodType?: string;
}
