import type { SourceRef, WorkoutRecord } from '../kit/index.ts';

export const WHOOP: SourceRef = { key: 'whoop', name: 'WHOOP', kind: 'watch', manufacturer: 'WHOOP' };

/** The four tables of an export, told apart by their headers. */
export type TableName = 'cycles' | 'sleeps' | 'workouts' | 'journal';

export function tableOf(header: readonly string[]): TableName | undefined {
  const names = new Set(header.map((name) => name.replace(/^\ufeff/, '').toLowerCase()));
  if (!names.has('cycle start time') || !names.has('cycle timezone')) return undefined;
  if (names.has('workout start time')) return 'workouts';
  if (names.has('question text')) return 'journal';
  if (names.has('nap')) return 'sleeps';
  return names.has('recovery score %') || names.has('day strain') ? 'cycles' : undefined;
}

/** What time a figure belongs to: the moment of waking, the night, or the cycle from one sleep to the next. */
export type Belongs = 'waking' | 'night' | 'cycle';

export interface Column {
  readonly name: string;
  readonly metric: string;
  readonly unit: string;
  readonly belongs: Belongs;
}

/** Figures of a cycle. `cal` is a kilocalorie: the app shows it as such. Variability is RMSSD, by WHOOP's own description. */
export const CYCLE_COLUMNS: readonly Column[] = [
  { name: 'Recovery score %', metric: 'recovery-score', unit: '', belongs: 'waking' },
  { name: 'Resting heart rate (bpm)', metric: 'resting-heart-rate', unit: '/min', belongs: 'waking' },
  { name: 'Heart rate variability (ms)', metric: 'heart-rate-variability-rmssd', unit: 'ms', belongs: 'waking' },
  { name: 'Skin temp (celsius)', metric: 'skin-temperature', unit: 'Cel', belongs: 'waking' },
  { name: 'Skin temp (fahrenheit)', metric: 'skin-temperature', unit: '[degF]', belongs: 'waking' },
  { name: 'Blood oxygen %', metric: 'oxygen-saturation', unit: '%', belongs: 'waking' },
  { name: 'Day Strain', metric: 'day-strain', unit: '', belongs: 'cycle' },
  { name: 'Energy burned (cal)', metric: 'total-energy', unit: 'kcal', belongs: 'cycle' },
];

/** Figures of a sleep: WHOOP exports totals without their course. */
export const SLEEP_COLUMNS: readonly Column[] = [
  { name: 'Asleep duration (min)', metric: 'sleep-duration', unit: 'min', belongs: 'night' },
  { name: 'In bed duration (min)', metric: 'sleep-time-in-bed', unit: 'min', belongs: 'night' },
  { name: 'Light sleep duration (min)', metric: 'sleep-light-duration', unit: 'min', belongs: 'night' },
  { name: 'Deep (SWS) duration (min)', metric: 'sleep-deep-duration', unit: 'min', belongs: 'night' },
  { name: 'REM duration (min)', metric: 'sleep-rem-duration', unit: 'min', belongs: 'night' },
  { name: 'Awake duration (min)', metric: 'sleep-awake-duration', unit: 'min', belongs: 'night' },
  { name: 'Sleep efficiency %', metric: 'sleep-efficiency', unit: '%', belongs: 'waking' },
  { name: 'Sleep performance %', metric: 'sleep-score', unit: '', belongs: 'waking' },
  { name: 'Respiratory rate (rpm)', metric: 'respiratory-rate', unit: '/min', belongs: 'waking' },
];

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set([...CYCLE_COLUMNS, ...SLEEP_COLUMNS].map(({ metric }) => metric))];

const WORKOUTS: readonly (readonly [RegExp, WorkoutRecord['type']])[] = [
  [/spin|cycl|bik/i, 'cycling'],
  [/run/i, 'running'],
  [/hik|ruck/i, 'hiking'],
  [/walk/i, 'walking'],
  [/swim/i, 'swimming'],
  [/row/i, 'rowing'],
  [/yoga/i, 'yoga'],
  [/pilates/i, 'pilates'],
  [/hiit|interval/i, 'high-intensity-interval-training'],
  [/functional|crossfit|f45/i, 'functional-strength-training'],
  [/weight|powerlift|strength/i, 'traditional-strength-training'],
  [/ellip/i, 'elliptical'],
  [/stair/i, 'stair-climbing'],
  [/box|martial|jiu/i, 'martial-arts'],
  [/pickleball/i, 'pickleball'],
  [/table tennis/i, 'table-tennis'],
  [/tennis/i, 'tennis'],
  [/soccer/i, 'soccer'],
  [/basketball/i, 'basketball'],
  [/volleyball/i, 'volleyball'],
  [/golf/i, 'golf'],
  [/cross.country/i, 'cross-country-skiing'],
  [/snowboard/i, 'snowboarding'],
  [/ski/i, 'downhill-skiing'],
  [/climb/i, 'climbing'],
  [/danc/i, 'dance'],
  [/meditat|breath/i, 'mind-and-body'],
  [/stretch/i, 'flexibility'],
];

/** `Weightlifting` -> `traditional-strength-training`; a kind that the vocabulary lacks is `other` and keeps its own name. */
export const workoutTypeOf = (activity: string): WorkoutRecord['type'] => WORKOUTS.find(([name]) => name.test(activity))?.[1] ?? 'other';
