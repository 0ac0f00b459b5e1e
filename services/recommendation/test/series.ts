import type { Facts } from '@aceso/guidelines/kit';
import { addDays } from '../src/domain/days.ts';
import type { DayPoint, Features, Scene } from '../src/domain/features.ts';

export const TODAY = '2026-06-30';
export const TUNING = { baselineDays: 60, minimumBaselineValues: 14, weeklyActivityMinutes: 150 } as const;

/** Repeatable noise: mulberry32, uniform in [0, 1). */
export function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Roughly normal with mean 0 and deviation 1: the sum of twelve uniform values less six. */
export const bell = (random: () => number): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);

/** Days up to and with today; `value` is given how many days ago it is; undefined leaves the day out. */
export const series = (days: number, value: (daysAgo: number) => number | undefined): readonly DayPoint[] =>
  Array.from({ length: days }, (_, i) => days - 1 - i).flatMap((daysAgo) => {
    const found = value(daysAgo);
    return found === undefined ? [] : [{ day: addDays(TODAY, -daysAgo), value: found, count: 10, coverage: 1, sources: ['Watch'] }];
  });

export const scene = (features: Readonly<Record<string, readonly DayPoint[]>>): Scene => ({
  features: new Map(Object.entries(features)) as Features,
  today: TODAY,
  tuning: TUNING,
});

/** A healthy person whose days scatter around the same level for half a year. */
export function healthy(seed: number, days = 180): Scene {
  const random = noise(seed);
  const around = (centre: number, spread: number) => series(days, () => centre + spread * bell(random));
  return scene({
    'resting-heart-rate': around(58, 1.8),
    'heart-rate-variability-sdnn': around(48, 7),
    'respiratory-rate': around(14.5, 0.4),
    'wrist-temperature': around(35.8, 0.2),
    'oxygen-saturation': around(97, 0.6),
    'sleep-duration': around(455, 28),
    'sleep-onset-time': around(660, 22),
    'exercise-time': around(42, 9),
    'step-count': around(9500, 1800),
    'body-mass': around(74, 0.5),
    'blood-pressure-systolic': around(116, 5),
    'blood-pressure-diastolic': around(72, 3),
    'blood-glucose': around(101, 7),
  });
}

/** What is known of somebody who has told nothing. */
export const nobody = (more: Partial<Facts> = {}): Facts => ({
  today: TODAY,
  conditions: [],
  questionnaires: new Map(),
  series: new Map(),
  ...more,
});
