import type { WorkoutRecord } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import { fuseWorkouts, type FusedWorkout, type SeenWorkout } from '../domain/workouts.ts';
import { recordsBetween } from '../store/records.ts';
import type { Orders } from './person-days.ts';

type Content = Pick<WorkoutRecord, 'type' | 'durationMs' | 'energyKcal' | 'distanceM' | 'statistics'>;

/** Records before and after a period that may be the same workout as one in it. */
const AROUND_MS = 86_400_000;

/** Workouts that begin between two instants, each once. */
export async function workoutsOf(db: Db, personId: string, from: number, to: number, orders: Orders): Promise<readonly FusedWorkout[]> {
  const seen = await workoutsSeen(db, personId, from, to);
  return fuseWorkouts(seen, orders.of('activity')).filter(({ lead }) => lead.start >= from && lead.start < to);
}

/** Every record of a workout in a period and around it. */
export async function workoutsSeen(db: Db, personId: string, from: number, to: number): Promise<readonly SeenWorkout[]> {
  const rows = await recordsBetween<Content>(db, personId, 'workout', new Date(from - AROUND_MS), new Date(to + AROUND_MS));
  return rows.map(({ key, sourceId, startAt, endAt, content }) => ({
    workoutId: key,
    sourceId,
    type: content.type,
    start: startAt.getTime(),
    end: endAt.getTime(),
    durationMs: content.durationMs,
    energyKcal: content.energyKcal,
    distanceM: content.distanceM,
    averageHeartRate: content.statistics.find(({ metric }) => metric === 'heart-rate')?.average,
  }));
}
