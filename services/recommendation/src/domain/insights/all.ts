import { EPISODES } from '../episodes/all-episodes.ts';
import type { Scene } from '../features.ts';
import type { Outcome } from '../outcome.ts';
import { RISK_METRICS } from '../risks/assess.ts';
import { lowActivity, trainingLoadRamp, WORN } from './activity.ts';
import { bloodPressureAboveLimit, bloodPressureRising, bloodPressureSevere } from './blood-pressure.ts';
import { glucoseAboveRange, glucoseLow, oxygenSaturationLow } from './blood.ts';
import { weightTrend } from './body.ts';
import { bloodPressureFewReadings } from './home-readings.ts';
import { hrvBelowUsual, restingHeartRateAboveUsual, restingHeartRateVeryHigh } from './heart.ts';
import { glucoseVeryHigh, restingHeartRateExtreme } from './red-flags.ts';
import { fitnessFalling, noRestDays, respiratoryRateAboveUsual, socialJetlag } from './rhythm-of-weeks.ts';
import { bedtimeLater, fewNights, irregularSleep, shortSleep } from './sleep.ts';
import { pulseIrregular } from './pulse.ts';
import { readingsScattered, readingsStuck } from './readings.ts';
import { illnessLikeStrain, STRAIN_METRICS } from './strain.ts';

export interface Detector {
  /** Kinds of insight that it may find. */
  readonly kinds: readonly string[];
  /** Metrics that it looks at: a change of others cannot change what it says. */
  readonly metrics: readonly string[];
  readonly detect: (scene: Scene) => Outcome;
}

const NIGHT = ['sleep-onset-time', 'sleep-duration'];
const PRESSURE = ['blood-pressure-systolic', 'blood-pressure-diastolic'];

/** Everything that is looked for. */
export const DETECTORS: readonly Detector[] = [
  { kinds: ['blood-pressure-severe'], metrics: PRESSURE, detect: bloodPressureSevere },
  { kinds: ['glucose-low'], metrics: ['blood-glucose'], detect: glucoseLow },
  { kinds: ['glucose-very-high'], metrics: ['blood-glucose'], detect: glucoseVeryHigh },
  { kinds: ['resting-heart-rate-extreme'], metrics: ['resting-heart-rate'], detect: restingHeartRateExtreme },
  { kinds: ['oxygen-saturation-low'], metrics: ['oxygen-saturation'], detect: oxygenSaturationLow },
  { kinds: ['resting-heart-rate-very-high'], metrics: ['resting-heart-rate'], detect: restingHeartRateVeryHigh },
  {
    kinds: ['illness-like-strain'],
    metrics: STRAIN_METRICS,
    detect: illnessLikeStrain,
  },
  { kinds: ['resting-heart-rate-above-usual'], metrics: ['resting-heart-rate'], detect: restingHeartRateAboveUsual },
  { kinds: ['hrv-below-usual'], metrics: ['heart-rate-variability-sdnn'], detect: hrvBelowUsual },
  { kinds: ['blood-pressure-above-limit'], metrics: PRESSURE, detect: bloodPressureAboveLimit },
  { kinds: ['blood-pressure-rising'], metrics: PRESSURE, detect: bloodPressureRising },
  { kinds: ['blood-pressure-few-readings'], metrics: PRESSURE, detect: bloodPressureFewReadings },
  { kinds: ['glucose-above-range'], metrics: ['blood-glucose'], detect: glucoseAboveRange },
  { kinds: ['short-sleep'], metrics: ['sleep-duration'], detect: shortSleep },
  { kinds: ['irregular-sleep'], metrics: NIGHT, detect: irregularSleep },
  { kinds: ['bedtime-later'], metrics: NIGHT, detect: bedtimeLater },
  { kinds: ['low-activity'], metrics: WORN, detect: lowActivity },
  { kinds: ['training-load-ramp'], metrics: WORN, detect: trainingLoadRamp },
  { kinds: ['weight-rising', 'weight-falling'], metrics: ['body-mass'], detect: weightTrend },
  { kinds: ['social-jetlag'], metrics: NIGHT, detect: socialJetlag },
  { kinds: ['no-rest-days'], metrics: WORN, detect: noRestDays },
  { kinds: ['fitness-falling'], metrics: ['vo2-max'], detect: fitnessFalling },
  { kinds: ['respiratory-rate-above-usual'], metrics: STRAIN_METRICS, detect: respiratoryRateAboveUsual },
  { kinds: ['pulse-irregular'], metrics: ['resting-heart-rate', 'heart-rate-variability-sdnn'], detect: pulseIrregular },
  { kinds: ['few-nights'], metrics: ['sleep-duration'], detect: fewNights },
  { kinds: ['readings-stuck'], metrics: ['resting-heart-rate'], detect: readingsStuck },
  { kinds: ['readings-scattered'], metrics: ['resting-heart-rate'], detect: readingsScattered },
];

/** Metrics that are looked at, for now and for what is over; guidelines name what they read besides. */
export const METRICS_READ: readonly string[] = [...new Set([...DETECTORS, ...EPISODES].flatMap(({ metrics }) => metrics))].toSorted();

/** Metrics that the advisor reads at all: those of detectors, of risk equations, and those that guidelines look at themselves. */
export const metricsRead = (
  guidelines: readonly { readonly reads: readonly string[]; readonly manifest: { readonly success: Measure } }[],
): ReadonlySet<string> =>
  new Set([
    ...METRICS_READ,
    ...RISK_METRICS,
    ...guidelines.flatMap(({ reads, manifest: { success } }) => [
      ...reads,
      success.metric,
      ...(success.followedBy === undefined ? [] : [success.followedBy.metric]),
    ]),
  ]);

interface Measure {
  readonly metric: string;
  readonly followedBy?: { readonly metric: string };
}
