import { METRICS, type SleepStage, type WorkoutType, WORKOUT_TYPES } from '@aceso/contracts/vocabulary';

/** Field of a body -> metric. Open mHealth writes a value with its unit under the name of what was measured. */
export const METRIC_OF_FIELD: Readonly<Record<string, string>> = {
  heart_rate: 'heart-rate',
  step_count: 'step-count',
  blood_glucose: 'blood-glucose',
  body_weight: 'body-mass',
  body_height: 'height',
  body_mass_index: 'body-mass-index',
  body_fat_percentage: 'body-fat-percentage',
  body_temperature: 'body-temperature',
  oxygen_saturation: 'oxygen-saturation',
  respiratory_rate: 'respiratory-rate',
  minutes_moderate_activity: 'moderate-activity-time',
  kcal_burned: 'total-energy',
  calories_burned: 'total-energy',
  expired_air_flow: 'peak-expiratory-flow',
};

/** The metric of a HealthKit type. */
export const metricOfHealthKit = (type: string): string | undefined =>
  [...METRICS.values()].find(({ healthKit }) => healthKit === type)?.id;

const STAGES: Readonly<Record<string, SleepStage>> = { InBed: 'in-bed', Asleep: 'asleep', Awake: 'awake' };

/** The stage that a category of sleep names. */
export const stageOf = (value: string): SleepStage | undefined => STAGES[value];

const WORKOUTS: ReadonlySet<string> = new Set(WORKOUT_TYPES);

/** `Walking` and `HKWorkoutActivityTypeCycling` alike; what the vocabulary does not have is `other`. */
export function workoutTypeOf(name: string): WorkoutType {
  const id = name
    .replace(/^HKWorkoutActivityType/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .replaceAll(/[\s_]+/g, '-')
    .toLowerCase();
  // reason: membership in the set is what the type says
  return WORKOUTS.has(id) ? (id as WorkoutType) : 'other';
}

/** Meals around a glucose reading -> code of the context. */
export const contextOf = (meal: string | undefined): number =>
  meal === undefined ? 0 : /^(before|fasting)/.test(meal) ? 1 : /^(after|2 hours postprandial|with)/.test(meal) ? 2 : 0;
