import type { InsightFact } from '@aceso/guidelines/kit';
import { addDays } from '../days.ts';
import type { DayPoint, Scene } from '../features.ts';
import { exerciseDays, WORN } from '../insights/activity.ts';
import { mean } from '../statistics.ts';
import { levelStretches, type LevelStretch } from './level-stretch.ts';

const WORKOUT_TIME = 'workout-time';

const ACTIVE: LevelStretch = {
  kind: 'training-block',
  title: 'Block of more training',
  metric: 'exercise-time',
  template: 'You were active for about {level} a week over {days}, {difference} more than before and after.',
  direction: 'above',
  side: 'above',
  unit: 'min',
  decimals: 0,
  // An hour a week, and a third as much again.
  least: { amount: 60 / 7, share: 0.35 },
  floor: 3,
  byWeek: true,
  shortest: 21,
  factor: 7,
};

const TRAINED: LevelStretch = {
  ...ACTIVE,
  metric: WORKOUT_TIME,
  template: 'You trained for about {level} a week over {days}, {difference} more than before and after.',
};

const LESS_ACTIVE: LevelStretch = {
  ...ACTIVE,
  kind: 'activity-below-usual',
  title: 'Stretch of less activity',
  template: 'You were active for about {level} a week over {days}, {difference} less than before and after.',
  // Half as much.
  least: { amount: 60 / 7, share: 0.5 },
  direction: 'below',
  side: 'below',
};

export const ACTIVITY_KINDS: readonly string[] = [ACTIVE.kind, LESS_ACTIVE.kind];
export const ACTIVITY_METRICS: readonly string[] = [...WORN, WORKOUT_TIME];

/** Who records fewer workouts than one in ten days does not record all of them. */
const RECORDS_SHARE = 0.1;
/** Days on either side that active minutes are held against. */
const AROUND_DAYS = 28;

/**
 * Blocks of training and stretches of less activity.
 *
 * A block is one of recorded workouts where somebody records them: walks to work are no training, and hide it. That it is more than a new
 * habit of recording must show in active minutes as well. Else it is one of active minutes.
 */
export function activityStretches(scene: Scene): readonly InsightFact[] {
  const active = exerciseDays(scene);
  const trained = trainedDays(scene.features.get(WORKOUT_TIME) ?? [], active);
  if (trained === undefined) return levelStretches([ACTIVE, LESS_ACTIVE], active);
  const blocks = levelStretches([TRAINED], trained).filter((block) => isMoreThan(block, active));
  return [...blocks, ...levelStretches([LESS_ACTIVE], active)];
}

/** Minutes of workouts on every day with a device that counts: none recorded is none. Undefined for who hardly records any. */
function trainedDays(workouts: readonly DayPoint[], active: readonly DayPoint[]): readonly DayPoint[] | undefined {
  if (workouts.length < RECORDS_SHARE * active.length) return undefined;
  const minutes = new Map(workouts.map(({ day, value }) => [day, value]));
  return active.map((day) => ({ ...day, value: minutes.get(day.day) ?? 0 }));
}

function isMoreThan({ since, until }: InsightFact, active: readonly DayPoint[]): boolean {
  const [first, last] = [addDays(since, -AROUND_DAYS), addDays(until, AROUND_DAYS)];
  const level = (days: readonly DayPoint[]): number => mean(days.map(({ value }) => value));
  const inside = active.filter(({ day }) => day >= since && day <= until);
  const around = active.filter(({ day }) => (day >= first && day < since) || (day > until && day <= last));
  return level(inside) - level(around) >= ACTIVE.least.amount / 2;
}
