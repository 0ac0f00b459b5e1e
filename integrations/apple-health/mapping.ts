import { METRICS, SLEEP_STAGES, WORKOUT_TYPES, type Metric, type SleepStage, type WorkoutType } from '@aceso/contracts/vocabulary';

/** HealthKit type -> metric. The vocabulary names the type, so that a new metric needs no change here. */
const BY_TYPE: ReadonlyMap<string, Metric> = new Map(
  [...METRICS.values()].flatMap((metric) => (metric.healthKit === undefined ? [] : [[metric.healthKit, metric]])),
);

/** The metric of a HealthKit type; undefined for types that are kept as records. */
export const metricOf = (type: string): Metric | undefined => BY_TYPE.get(type);

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = [
  ...[...BY_TYPE.values()].map((metric) => metric.id),
  'heart-rate-variability-rmssd',
].toSorted();

const SLEEP_VALUE = 'HKCategoryValueSleepAnalysis';
const STAGE_OF: Readonly<Record<string, SleepStage>> = {
  InBed: 'in-bed',
  Awake: 'awake',
  AsleepCore: 'light',
  AsleepDeep: 'deep',
  AsleepREM: 'rem',
  AsleepUnspecified: 'asleep',
  // Before iOS 16 there was one kind of sleep; iOS 8 wrote the number of the case.
  Asleep: 'asleep',
  '0': 'in-bed',
  '1': 'asleep',
  '2': 'awake',
  '3': 'light',
  '4': 'deep',
  '5': 'rem',
};

/** The stage that a value of `HKCategoryTypeIdentifierSleepAnalysis` names; undefined for a value that is not known. */
export const sleepStageOf = (value: string): SleepStage | undefined =>
  STAGE_OF[value.startsWith(SLEEP_VALUE) ? value.slice(SLEEP_VALUE.length) : value];

/** Stages that this integration can deliver. */
export const DELIVERED_STAGES: readonly SleepStage[] = SLEEP_STAGES.filter((stage) => Object.values(STAGE_OF).includes(stage));

const WORKOUTS: ReadonlySet<string> = new Set(WORKOUT_TYPES);

/** `HKWorkoutActivityTypeCrossTraining` -> `cross-training`; a kind that the vocabulary lacks is `other`. */
export function workoutTypeOf(activity: string): WorkoutType {
  const id = activity
    .replace(/^HKWorkoutActivityType/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
  // reason: membership in the set is what the type says
  return WORKOUTS.has(id) ? (id as WorkoutType) : 'other';
}

/** Types about cycle, pregnancy, contraception and sexual activity: a consent of their own covers them. */
export const isReproductive = (type: string): boolean =>
  /Menstrual|Menopaus|Ovulation|CervicalMucus|SexualActivity|Pregnan|Lactation|Contraceptive|Intermenstrual|Vaginal|Progesterone|Bleeding|HotFlashes|BasalBodyTemperature|BreastPain|PelvicPain/.test(
    type,
  );

/** Value of `HKMetadataKeyHeartRateMotionContext` and `HKBloodGlucoseMealTime`: HealthKit's numbers are the vocabulary's codes. */
export const CONTEXT_KEYS: ReadonlySet<string> = new Set(['HKMetadataKeyHeartRateMotionContext', 'HKBloodGlucoseMealTime']);
