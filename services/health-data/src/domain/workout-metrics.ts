import type { Explanation } from './explanation.ts';
import { MINUTE_MS, type Calendar } from './local-days.ts';
import type { FusedWorkout, SeenWorkout } from './workouts.ts';

/** Metrics that follow from the workouts of a day, each workout once however many devices recorded it. */
export const WORKOUT_METRICS = ['workout-time', 'strength-training-time'] as const;
export type WorkoutMetric = (typeof WORKOUT_METRICS)[number];
/** Metric under which days wait whose workouts must be added up anew. */
export const WORKOUT = 'workout-time';

/** Kinds that strengthen muscles, as WHO 2020 counts them; what a device calls otherwise is not guessed. */
const STRENGTHENING: ReadonlySet<string> = new Set([
  'functional-strength-training',
  'traditional-strength-training',
  'core-training',
  'cross-training',
]);

/** One value of a day. */
export interface WorkoutDay {
  readonly metric: WorkoutMetric;
  readonly day: string;
  /** Minutes without pauses. */
  readonly minutes: number;
  readonly workouts: number;
  readonly sourceIds: readonly string[];
}

/** Minutes of workouts by the civil day on which they began; a day without one has no value. */
export function workoutDays(workouts: readonly FusedWorkout[], calendar: Calendar): readonly WorkoutDay[] {
  return WORKOUT_METRICS.flatMap((metric) => {
    const counted = workouts.filter(({ type, lead }) => lead.durationMs > 0 && (metric === WORKOUT || STRENGTHENING.has(type)));
    return [...Map.groupBy(counted, ({ lead }) => calendar.dayOf(lead.start))].map(([day, own]) => ({
      metric,
      day,
      minutes: own.reduce((sum, { lead }) => sum + lead.durationMs, 0) / MINUTE_MS,
      workouts: own.length,
      sourceIds: [...new Set(own.map(({ lead }) => lead.sourceId))],
    }));
  });
}

/** Days of which the workouts change when a record of this time comes or goes: a workout near it may become the same one. */
export const daysOfWorkout = (start: number, end: number, calendar: Calendar): readonly string[] => [
  calendar.dayOf(start),
  calendar.dayOf(Math.max(start, end)),
];

/** Which workouts of a day a metric adds up, and the records of them that do not count beside it. */
export function explainWorkouts(metric: WorkoutMetric, workouts: readonly FusedWorkout[]): Explanation {
  const counted = workouts.filter(({ type, lead }) => lead.durationMs > 0 && (metric === WORKOUT || STRENGTHENING.has(type)));
  return {
    method: 'amounts',
    stretches: counted.map(({ lead, others }) => ({
      ...stretchOf(lead),
      reason: others.length === 0 ? 'only-source' : 'first',
    })),
    leftOut: counted.flatMap(({ lead, others }) =>
      others.map(({ workout, reason }) => ({ ...stretchOf(workout), reason, insteadId: lead.sourceId })),
    ),
  };
}

const stretchOf = ({ start, end, sourceId, durationMs }: SeenWorkout) => ({
  from: start,
  to: end,
  sourceId,
  amount: durationMs / MINUTE_MS,
});
