import type { Db } from '@aceso/kit';
import { WORKOUT_METRICS, workoutDays } from '../domain/workout-metrics.ts';
import type { DailyRow } from '../store/days.ts';
import type { PersonDays } from './person-days.ts';
import { workoutsOf } from './workouts-of.ts';

/** Daily rows of all workout metrics for these days; a metric without a value has an empty list, so that old rows go. */
export async function workoutRows(
  tx: Db,
  { personId, calendar, orders }: PersonDays,
  days: readonly string[],
): Promise<ReadonlyMap<string, readonly DailyRow[]>> {
  const rows = new Map<string, DailyRow[]>(WORKOUT_METRICS.map((metric) => [metric, []]));
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return rows;
  const wanted = new Set(days);
  const workouts = await workoutsOf(tx, personId, calendar.bounds(from).start, calendar.bounds(to).end, orders);
  for (const { metric, day, minutes, workouts: n, sourceIds } of workoutDays(workouts, calendar))
    if (wanted.has(day))
      rows.get(metric)?.push({ metric, day, value: minutes, minimum: undefined, maximum: undefined, n, coverage: 1, sourceIds });
  return rows;
}
