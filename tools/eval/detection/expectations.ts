import type { CohortPlantKind } from '@aceso/simulator/cohort';

/** What the advisor should say of a plant, and what it may say without being wrong. */
export interface Expectation {
  /** Kinds of insight of which one should come. Empty: nothing should be said at all. */
  readonly found: readonly string[];
  /** Other kinds that are true of such days. */
  readonly fits: readonly string[];
  /** Days after the end in which averages still hold it. */
  readonly tail: number;
}

const HEART = 'resting-heart-rate-above-usual';
const VARIABILITY = 'hrv-below-usual';
const STRAIN = 'illness-like-strain';

/** What each plant should lead to. */
export const EXPECTATIONS: Readonly<Record<CohortPlantKind, Expectation>> = {
  illness: { found: [STRAIN, HEART], fits: [VARIABILITY, 'respiratory-rate-above-usual', 'low-activity'], tail: 28 },
  'blood-pressure-rise': { found: ['blood-pressure-rising', 'blood-pressure-above-limit'], fits: [], tail: 0 },
  'sleep-debt': { found: ['short-sleep'], fits: ['bedtime-later', 'irregular-sleep'], tail: 14 },
  arrhythmia: { found: ['pulse-irregular', HEART], fits: [STRAIN], tail: 7 },
  overtraining: { found: ['training-load-ramp', VARIABILITY, HEART], fits: [STRAIN, 'no-rest-days'], tail: 14 },
  'fault-stuck': { found: ['readings-stuck'], fits: [], tail: 7 },
  'fault-noisy': { found: ['readings-scattered'], fits: [], tail: 10 },
  'fault-offset': { found: [], fits: [], tail: 0 },
  'fault-gap': { found: ['few-nights'], fits: ['few-nights'], tail: 14 },
};
