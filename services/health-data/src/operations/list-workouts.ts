import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { WORDS } from '../domain/explanation.ts';
import { MINUTE_MS } from '../domain/local-days.ts';
import { FIGURES, type FusedWorkout, type SeenWorkout } from '../domain/workouts.ts';
import { daysOf } from '../ingest/person-days.ts';
import type { Person } from '../store/people.ts';
import { workoutsOf } from '../ingest/workouts-of.ts';
import { checkPeriod } from './metric-of.ts';

type Contract = typeof healthData.operations.listWorkouts;
type Workout = Output<Contract>['items'][number];

/** Each workout once, with every record of it: a figure comes from one of them and is never added. */
export const listWorkouts =
  (deps: Deps) =>
  async (input: Input<Contract>, known: Person): Promise<Output<Contract>> => {
    const { from, to } = input.query;
    checkPeriod(from, to);
    const { personId } = input.params;
    const person = await daysOf(deps.db, known);
    const { timeZone } = person.calendar;
    const { calendar, orders, sources } = person;
    const workouts = await workoutsOf(deps.db, personId, calendar.bounds(from).start, calendar.bounds(to).end, orders);
    const names = new Map(sources.map(({ sourceId, name }) => [sourceId, name]));
    return { timeZone, items: workouts.map((workout) => workoutView(workout, (sourceId) => names.get(sourceId) ?? '')) };
  };

function workoutView({ lead, type, others, figures }: FusedWorkout, nameOf: (sourceId: string) => string): Workout {
  const known = FIGURES.flatMap((figure) => {
    const found = figures[figure];
    return found === undefined ? [] : [{ figure, value: found.value, source: nameOf(found.sourceId) }];
  });
  return {
    ...frameOf(lead),
    type,
    source: nameOf(lead.sourceId),
    ...Object.fromEntries(known.map(({ figure, value }) => [figure, value])),
    figuresFrom: Object.fromEntries(known.map(({ figure, source }) => [figure, source])),
    others: others.map(({ workout, reason }) => ({
      ...frameOf(workout),
      ...Object.fromEntries(FIGURES.flatMap((figure) => (workout[figure] === undefined ? [] : [[figure, workout[figure]]]))),
      source: nameOf(workout.sourceId),
      reason,
      why: WORDS[reason],
    })),
  };
}

const frameOf = ({ workoutId, type, start, end, durationMs }: SeenWorkout) => ({
  workoutId,
  type,
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
  durationMinutes: durationMs / MINUTE_MS,
});
