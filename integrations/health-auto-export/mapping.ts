import { CONTEXT, METRICS, type SleepStage } from '@aceso/contracts/vocabulary';
import type { SourceRef, WorkoutRecord } from '../kit/index.ts';

/** Names of the app that differ from the vocabulary's; the others are the id with underscores. */
const NAMES: Readonly<Record<string, string>> = {
  heart_rate_variability: 'heart-rate-variability-sdnn',
  cardio_recovery: 'heart-rate-recovery-one-minute',
  walking_running_distance: 'distance-walking-running',
  cycling_distance: 'distance-cycling',
  swimming_distance: 'distance-swimming',
  wheelchair_distance: 'distance-wheelchair',
  active_energy_burned: 'active-energy',
  basal_energy_burned: 'basal-energy',
  resting_energy: 'basal-energy',
  apple_exercise_time: 'exercise-time',
  apple_stand_time: 'stand-time',
  apple_stand_hour: 'stand-hours',
  apple_move_time: 'move-time',
  blood_oxygen_saturation: 'oxygen-saturation',
  weight_body_mass: 'body-mass',
  weight: 'body-mass',
  walking_asymmetry_percentage: 'walking-asymmetry',
  walking_double_support_percentage: 'walking-double-support',
  apple_walking_steadiness: 'walking-steadiness',
  six_minute_walking_test_distance: 'six-minute-walk-distance',
  stair_speed_up: 'stair-ascent-speed',
  stair_speed_down: 'stair-descent-speed',
  apple_sleeping_wrist_temperature: 'wrist-temperature',
  breathing_disturbances: 'sleep-breathing-disturbances',
  peak_expiratory_flow_rate: 'peak-expiratory-flow',
  blood_alcohol_content: 'blood-alcohol',
  alcohol_consumption: 'alcoholic-drinks',
  mindful_minutes: 'mindful-duration',
  dietary_energy_consumed: 'dietary-energy',
  water: 'dietary-water',
  carbohydrates: 'dietary-carbohydrates',
  protein: 'dietary-protein',
  total_fat: 'dietary-fat-total',
  saturated_fat: 'dietary-fat-saturated',
  monounsaturated_fat: 'dietary-fat-monounsaturated',
  polyunsaturated_fat: 'dietary-fat-polyunsaturated',
  dietary_sugar: 'dietary-sugar',
  fiber: 'dietary-fiber',
  caffeine: 'dietary-caffeine',
  cholesterol: 'dietary-cholesterol',
  sodium: 'dietary-sodium',
  potassium: 'dietary-potassium',
  calcium: 'dietary-calcium',
  chloride: 'dietary-chloride',
  iron: 'dietary-iron',
  magnesium: 'dietary-magnesium',
  zinc: 'dietary-zinc',
  vitamin_c: 'dietary-vitamin-c',
  vitamin_d: 'dietary-vitamin-d',
  vitamin_b12: 'dietary-vitamin-b12',
};

/** Metrics that HealthKit has: the app exports what Health holds. */
const REACHABLE: ReadonlySet<string> = new Set(
  [...METRICS.values()].flatMap(({ id, healthKit }) => (healthKit === undefined || id === 'sleep-duration-goal' ? [] : [id])),
);

/** `step_count` -> `step-count`; undefined for what is kept as an event. */
export function metricOf(name: string): string | undefined {
  const id = NAMES[name] ?? name.replaceAll('_', '-');
  return REACHABLE.has(id) ? id : undefined;
}

/** Hours of a night that the app sums up. */
export const NIGHT_FIGURES: Readonly<Record<string, string>> = {
  deep: 'sleep-deep-duration',
  core: 'sleep-light-duration',
  rem: 'sleep-rem-duration',
  awake: 'sleep-awake-duration',
  inBed: 'sleep-time-in-bed',
};
/** One figure for all of the sleep, under the first name that has one. */
export const ASLEEP = ['totalSleep', 'asleep'] as const;

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...REACHABLE, ...Object.values(NIGHT_FIGURES), 'sleep-duration'];

const STAGES: Readonly<Record<string, SleepStage>> = {
  awake: 'awake',
  asleep: 'asleep',
  'in bed': 'in-bed',
  inbed: 'in-bed',
  core: 'light',
  rem: 'rem',
  deep: 'deep',
  unspecified: 'asleep',
  'asleep unspecified': 'asleep',
};
export const stageOf = (value: string): SleepStage | undefined =>
  STAGES[
    value
      .replace(/^HKCategoryValueSleepAnalysis/, '')
      .toLowerCase()
      .replace(/^asleep ?(?=core|deep|rem|unspecified)/, '')
  ];

/** Before or after a meal of glucose, basal or bolus of insulin; 0 when nothing is told. */
export function contextOf(point: Readonly<Record<string, unknown>>): number {
  const told = String(point['mealTime'] ?? point['reason'] ?? '').toLowerCase();
  if (told.startsWith('before')) return CONTEXT.beforeMeal;
  if (told.startsWith('after')) return CONTEXT.afterMeal;
  return told === 'basal' ? CONTEXT.basalInsulin : told === 'bolus' ? CONTEXT.bolusInsulin : CONTEXT.none;
}

/** Reproductive and sexual health need a consent of their own. */
export const isReproductive = (name: string): boolean =>
  /menstr|ovulat|cervical|sexual|pregnan|lactat|contracept|intermenstrual|progesterone|cycletracking/i.test(name);

const WORKOUTS: readonly (readonly [RegExp, WorkoutRecord['type']])[] = [
  [/high intensity|hiit/i, 'high-intensity-interval-training'],
  [/functional strength/i, 'functional-strength-training'],
  [/strength|weight/i, 'traditional-strength-training'],
  [/core training/i, 'core-training'],
  [/hand cycl/i, 'hand-cycling'],
  [/cycl|bik/i, 'cycling'],
  [/run/i, 'running'],
  [/hik/i, 'hiking'],
  [/wheelchair walk/i, 'wheelchair-walk-pace'],
  [/walk/i, 'walking'],
  [/swim/i, 'swimming'],
  [/row/i, 'rowing'],
  [/yoga/i, 'yoga'],
  [/pilates/i, 'pilates'],
  [/ellip/i, 'elliptical'],
  [/stair/i, 'stair-climbing'],
  [/cross.country ski/i, 'cross-country-skiing'],
  [/downhill|alpine/i, 'downhill-skiing'],
  [/snowboard/i, 'snowboarding'],
  [/cooldown/i, 'cooldown'],
  [/table tennis/i, 'table-tennis'],
  [/tennis/i, 'tennis'],
  [/danc/i, 'social-dance'],
  [/mind/i, 'mind-and-body'],
];
export const workoutTypeOf = (name: string): WorkoutRecord['type'] => WORKOUTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';

/** The device or app as the app names it; readings of several at once are told as one source. */
export function sourceOf(text: unknown): SourceRef {
  const name = typeof text === 'string' && text.trim() !== '' ? text.replaceAll(/[\u00a0\u202f]/g, ' ').trim() : 'Apple Health';
  const kind = /watch/i.test(name) ? 'watch' : /iphone|ipad|phone/i.test(name) ? 'phone' : 'app';
  return { key: `health-auto-export|${name}`, name, kind };
}
