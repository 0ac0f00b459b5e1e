import { ACTIVITY_METRICS } from './activity.ts';
import { BODY_METRICS } from './body.ts';
import { HEART_METRICS } from './heart.ts';
import { LABORATORY_METRICS } from './laboratory/index.ts';
import type { Metric } from './metric.ts';
import { MIND_AND_SURROUNDINGS_METRICS } from './mind-and-surroundings.ts';
import { NUTRITION_METRICS } from './nutrition.ts';
import { SLEEP_METRICS } from './sleep.ts';
import { SPORT_METRICS } from './sport.ts';
import { VITAL_METRICS } from './vitals.ts';

export type { Aggregation, DisplayUnit, Family, Metric } from './metric.ts';
export { CONTEXT } from './context.ts';
export { emergencyNumber, knownEmergencyNumber } from './emergency-numbers.ts';
export { SLEEP_STAGES, type SleepStage } from './sleep.ts';
export { WORKOUT_KINDS, broaderKind, mayBeSameKind, type WorkoutKind } from './workout-kinds.ts';
export { WORKOUT_TYPES, type WorkoutType } from './workouts.ts';
export { GLUCOSE_MG_PER_DL_PER_MMOL_PER_L, KILOGRAMS_PER_POUND, KILOJOULES_PER_KILOCALORIE, METRES_PER_MILE } from './units.ts';

/** Every metric that Aceso knows, by its permanent id. */
export const METRICS: ReadonlyMap<string, Metric> = new Map(
  [
    ...HEART_METRICS,
    ...ACTIVITY_METRICS,
    ...SLEEP_METRICS,
    ...VITAL_METRICS,
    ...BODY_METRICS,
    ...SPORT_METRICS,
    ...NUTRITION_METRICS,
    ...MIND_AND_SURROUNDINGS_METRICS,
    ...LABORATORY_METRICS,
  ].map((row) => [row.id, row]),
);

/** Ids of all metrics, in the order of the vocabulary. */
export const METRIC_IDS: readonly string[] = [...METRICS.keys()];

/** The metric of an id; undefined when the vocabulary does not have it. */
export const metric = (id: string): Metric | undefined => METRICS.get(id);
