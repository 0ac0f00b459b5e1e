import type { SleepStage } from '@aceso/contracts/vocabulary';
import type { SourceRef, WorkoutRecord } from '../kit/index.ts';
import type { Word } from './words.ts';

export const SOURCES = {
  scale: { key: 'withings|scale', name: 'Withings scale', kind: 'scale', manufacturer: 'Withings' },
  monitor: { key: 'withings|blood-pressure', name: 'Withings blood pressure monitor', kind: 'monitor', manufacturer: 'Withings' },
  tracker: { key: 'withings|tracker', name: 'Withings tracker', kind: 'watch', manufacturer: 'Withings' },
  days: { key: 'withings|days', name: 'Withings, days', kind: 'watch', manufacturer: 'Withings' },
  bed: { key: 'withings|bed', name: 'Withings Sleep', kind: 'monitor', manufacturer: 'Withings' },
  nights: { key: 'withings|nights', name: 'Withings, nights', kind: 'watch', manufacturer: 'Withings' },
} as const satisfies Record<string, SourceRef>;

/** Columns of the table of weights. Fat mass becomes a share, since that is what the vocabulary has. */
export const WEIGHT_COLUMNS: readonly { readonly word: Word; readonly metric: string }[] = [
  { word: 'weight', metric: 'body-mass' },
  { word: 'fatFreeMass', metric: 'lean-body-mass' },
  { word: 'boneMass', metric: 'bone-mass' },
  { word: 'muscleMass', metric: 'muscle-mass' },
  { word: 'hydration', metric: 'body-water-mass' },
  { word: 'fatRatio', metric: 'body-fat-percentage' },
];

/** Columns of the table of sleeps by their place, which is the same in every language. Zero seconds of a stage is a stage not measured. */
export const SLEEP_COLUMNS: readonly { readonly place: number; readonly metric: string; readonly unit: string; readonly isStage?: true }[] =
  [
    { place: 2, metric: 'sleep-light-duration', unit: 's', isStage: true },
    { place: 3, metric: 'sleep-deep-duration', unit: 's', isStage: true },
    { place: 4, metric: 'sleep-rem-duration', unit: 's', isStage: true },
    { place: 5, metric: 'sleep-awake-duration', unit: 's' },
    { place: 6, metric: 'sleep-awakenings', unit: '' },
    { place: 7, metric: 'sleep-latency', unit: 's' },
  ];

/** A table whose columns say nothing: only its file name tells what the values are. */
export interface NamedSeries {
  readonly metric: string;
  readonly unit: string;
}

/** `aggregates_steps.csv`: `date,value`, a sum for each day. */
const DAILY: Readonly<Record<string, NamedSeries>> = {
  steps: { metric: 'step-count', unit: 'steps' },
  distance: { metric: 'distance-walking-running', unit: 'm' },
  elevation: { metric: 'elevation-gained', unit: 'm' },
  calories_earned: { metric: 'active-energy', unit: 'kcal' },
  calories_passive: { metric: 'basal-energy', unit: 'kcal' },
};

/** `raw_tracker_steps.csv`: `start,duration,value`, with lists of durations (seconds) and values. */
const RAW: Readonly<Record<string, NamedSeries>> = {
  steps: { metric: 'step-count', unit: 'steps' },
  distance: { metric: 'distance-walking-running', unit: 'm' },
  elevation: { metric: 'elevation-gained', unit: 'm' },
  'calories-earned': { metric: 'active-energy', unit: 'kcal' },
  hr: { metric: 'heart-rate', unit: '/min' },
  'respiratory-rate': { metric: 'respiratory-rate', unit: '/min' },
};

/** Stages of `raw_*_sleep-state.csv`: Withings' numbers of `v2/sleep`. */
const STATES: Readonly<Record<string, SleepStage>> = { 0: 'awake', 1: 'light', 2: 'deep', 3: 'rem', 4: 'asleep', 5: 'asleep' };
export const stageOf = (state: string): SleepStage | undefined => STATES[state];

/** What the path of a file in the archive says about it. */
export type NamedFile =
  | { readonly kind: 'daily'; readonly type: string; readonly series: NamedSeries }
  | { readonly kind: 'raw'; readonly type: string; readonly series: NamedSeries; readonly source: SourceRef }
  | { readonly kind: 'states'; readonly type: string; readonly source: SourceRef }
  | { readonly kind: 'height'; readonly type: string };

export function namedFile(path: string): NamedFile | undefined {
  const name = /([\w-]+)\.csv$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (name === 'height') return { kind: 'height', type: name };
  const daily = DAILY[/^aggregates_(.+)$/.exec(name)?.[1]?.replaceAll('-', '_') ?? ''];
  if (daily !== undefined) return { kind: 'daily', type: name, series: daily };
  const [, device, what = ''] = /^raw_(tracker|bed|hr)_(.+)$/.exec(name) ?? [];
  if (device === undefined) return undefined;
  const source = device === 'bed' ? SOURCES.bed : SOURCES.tracker;
  if (what === 'sleep-state') return { kind: 'states', type: name, source };
  const series = RAW[what];
  return series && { kind: 'raw', type: name, series, source };
}

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = [
  ...new Set([
    ...WEIGHT_COLUMNS.map(({ metric }) => metric),
    ...SLEEP_COLUMNS.map(({ metric }) => metric),
    ...[...Object.values(DAILY), ...Object.values(RAW)].map(({ metric }) => metric),
    'height',
    'blood-pressure-systolic',
    'blood-pressure-diastolic',
    'sleep-duration',
  ]),
];

const WORKOUTS: readonly (readonly [RegExp, WorkoutRecord['type']])[] = [
  [/walk|gehen|marche|wandel|camin/i, 'walking'],
  [/hik|wander|randonn/i, 'hiking'],
  [/run|lauf|course|hardlopen|corr|corsa/i, 'running'],
  [/cycl|bik|rad|v[eé]lo|fiets|cicl/i, 'cycling'],
  [/swim|schwimm|natation|zwem|nata|nuoto/i, 'swimming'],
  [/row|rudern|aviron/i, 'rowing'],
  [/yoga/i, 'yoga'],
  [/pilates/i, 'pilates'],
  [/danc|tanz|danse|baile/i, 'dance'],
  [/ellip/i, 'elliptical'],
  [/weight|gewicht|muscu|lift/i, 'traditional-strength-training'],
  [/table tennis|ping/i, 'table-tennis'],
  [/tennis/i, 'tennis'],
  [/ski/i, 'downhill-skiing'],
];

/** The workout that an activity's name says; a kind that is not known is `other` and keeps its own name. */
export const workoutTypeOf = (activity: string): WorkoutRecord['type'] => WORKOUTS.find(([name]) => name.test(activity))?.[1] ?? 'other';
