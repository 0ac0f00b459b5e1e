import type { InsightFact } from '@aceso/guidelines/kit';
import type { Scene } from '../features.ts';
import { pastStrain, STRAIN_METRICS } from '../insights/strain.ts';
import { shareDays } from '../match-insights.ts';
import { ACTIVITY_KINDS, ACTIVITY_METRICS, activityStretches } from './activity-stretches.ts';
import { homeNights } from './home-nights.ts';
import { levelStretches, type LevelStretch } from './level-stretch.ts';
import { distancesFromUsual } from './distances.ts';
import { trendStretches, type TrendStretch } from './trend-stretch.ts';

/** Something that happened and is over. */
export interface EpisodeDetector {
  /** Kinds of insight that it may find. */
  readonly kinds: readonly string[];
  /** Metrics that it looks at: a change of others cannot change what it says. */
  readonly metrics: readonly string[];
  readonly find: (scene: Scene) => readonly InsightFact[];
}

const HEART: LevelStretch = {
  kind: 'resting-heart-rate-above-usual',
  title: 'Weeks of a raised resting heart rate',
  metric: 'resting-heart-rate',
  template: 'Your resting heart rate averaged {level} over {days}, {difference} above what it was before and after.',
  direction: 'above',
  side: 'above',
  unit: '/min',
  decimals: 0,
  // Twice what watches differ by, and more than seasons do.
  least: { amount: 3, share: 0 },
  floor: 1,
  shortest: 10,
};

const VARIABILITY: LevelStretch = {
  kind: 'hrv-below-usual',
  title: 'Stretch of low heart rate variability',
  metric: 'heart-rate-variability-sdnn',
  template: 'Your heart rate variability averaged {level} over {days}, {difference} below what it was before and after.',
  direction: 'below',
  side: 'below',
  unit: 'ms',
  decimals: 0,
  least: { amount: 5, share: 0.15 },
  floor: 3,
  shortest: 10,
};

const SHORT: LevelStretch = {
  kind: 'short-sleep',
  title: 'Stretch of short nights',
  metric: 'sleep-duration',
  template: 'You slept {level} a night over {days}, {difference} less than before and after.',
  direction: 'below',
  side: 'below',
  unit: 'min',
  decimals: 0,
  least: { amount: 30, share: 0 },
  floor: 15,
  shortest: 10,
  limit: 420,
};

const LATE: LevelStretch = {
  kind: 'late-bedtime',
  title: 'Stretch of late nights',
  metric: 'sleep-onset-time',
  template: 'You fell asleep {difference} later than before and after, over {days}.',
  direction: 'above',
  side: 'above',
  unit: 'min',
  decimals: 0,
  least: { amount: 40, share: 0 },
  floor: 10,
  shortest: 10,
};

const IRREGULAR: LevelStretch = {
  kind: 'irregular-sleep',
  title: 'Stretch of irregular bedtimes',
  metric: 'sleep-onset-time',
  template: 'Your time of falling asleep varied by {level} over {days}; before and after it varied by {usual}.',
  direction: 'irregular',
  side: 'above',
  unit: 'min',
  decimals: 0,
  least: { amount: 15, share: 0.5 },
  floor: 8,
  shortest: 14,
  // From the mean distance to the standard deviation of normal data: √(π / 2).
  factor: Math.sqrt(Math.PI / 2),
  limit: 60,
};

const PRESSURE: TrendStretch = {
  kind: 'blood-pressure-rising',
  title: 'Rise of blood pressure',
  metric: 'blood-pressure-systolic',
  template: 'Your upper blood pressure rose by {change} over {days}, to {level}.',
  direction: 'rising',
  unit: 'mm[Hg]',
  decimals: 0,
  least: { amount: 8, share: 0 },
  floor: 6,
  shortest: 42,
  needed: 10,
};

const WEIGHT: TrendStretch = {
  kind: 'weight-rising',
  title: 'Rise of weight',
  metric: 'body-mass',
  template: 'Your weight rose by {change} over {days}, to {level}.',
  direction: 'rising',
  unit: 'kg',
  decimals: 1,
  least: { amount: 2, share: 0.02 },
  floor: 0.3,
  shortest: 28,
  needed: 10,
};

const LIGHTER: TrendStretch = {
  ...WEIGHT,
  kind: 'weight-falling',
  title: 'Fall of weight',
  template: 'Your weight fell by {change} over {days}, to {level}.',
  direction: 'falling',
};

const DRIFT: TrendStretch = {
  kind: 'bedtime-later',
  title: 'Bedtime that moved later',
  metric: 'sleep-onset-time',
  template: 'Over {days} you came to fall asleep {change} later.',
  direction: 'rising',
  unit: 'min',
  decimals: 0,
  least: { amount: 45, share: 0 },
  floor: 10,
  shortest: 21,
  needed: 14,
};

const NIGHT = ['sleep-onset-time', 'sleep-duration'];
const level = (rule: LevelStretch): EpisodeDetector => ({
  kinds: [rule.kind],
  metrics: [rule.metric],
  find: ({ features }) => levelStretches([rule], features.get(rule.metric) ?? []),
});
const trend = (rules: readonly [TrendStretch, ...TrendStretch[]], metrics: readonly string[]): EpisodeDetector => ({
  kinds: rules.map(({ kind }) => kind),
  metrics,
  find: ({ features }) => trendStretches(rules, features.get(rules[0].metric) ?? []),
});
/** Bedtimes: a drift and the late nights that it ends in are told once, as the drift. */
function bedtimes({ features }: Scene): readonly InsightFact[] {
  const nights = homeNights(features);
  const drifts = trendStretches([DRIFT], nights);
  const late = levelStretches([LATE], nights).filter((fact) => !drifts.some((drift) => shareDays(fact, drift)));
  return [...drifts, ...late, ...levelStretches([IRREGULAR], distancesFromUsual(nights))];
}

/** Everything that is looked for in the past, each with its natural beginning and end. */
export const EPISODES: readonly EpisodeDetector[] = [
  { kinds: ['illness-like-strain'], metrics: STRAIN_METRICS, find: pastStrain },
  level(HEART),
  level(VARIABILITY),
  { kinds: ACTIVITY_KINDS, metrics: ACTIVITY_METRICS, find: activityStretches },
  level(SHORT),
  { kinds: [DRIFT.kind, LATE.kind, IRREGULAR.kind], metrics: NIGHT, find: bedtimes },
  trend([PRESSURE], ['blood-pressure-systolic', 'blood-pressure-diastolic']),
  trend([WEIGHT, LIGHTER], ['body-mass']),
];
