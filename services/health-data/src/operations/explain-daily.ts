import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Metric } from '@aceso/contracts/vocabulary';
import { type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { dayValue } from '../domain/day-value.ts';
import { explainDay } from '../domain/explain-day.ts';
import { explainNight } from '../domain/explain-night.ts';
import { WORDS, type Explanation } from '../domain/explanation.ts';
import { addDays } from '../domain/local-days.ts';
import { NIGHT_METRICS, nightMetrics, type NightMetric } from '../domain/night-metrics.ts';
import { explainWorkouts, WORKOUT_METRICS, workoutDays, type WorkoutMetric } from '../domain/workout-metrics.ts';
import { decodeChunks } from '../ingest/day-columns.ts';
import { nightsOf } from '../ingest/night-days.ts';
import { daysOf, type PersonDays } from '../ingest/person-days.ts';
import type { Person } from '../store/people.ts';
import { workoutsOf } from '../ingest/workouts-of.ts';
import { chunksTouching } from '../store/chunks.ts';
import { metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.explainDaily;

interface Explained {
  readonly value: number | undefined;
  readonly explanation: Explanation;
}

/** Does the merging of a day again and tells what it did: times, sources, amounts, reasons. */
export const explainDaily =
  (deps: Deps) =>
  async (input: Input<Contract>, known: Person): Promise<Output<Contract>> => {
    const { day } = input.params;
    const metric = metricOf(input.params.metric);
    const person = await daysOf(deps.db, known);
    const { value, explanation } =
      (await ofNight(deps.db, person, metric, day)) ??
      (await ofWorkouts(deps.db, person, metric, day)) ??
      (await ofSamples(deps.db, person, metric, day));
    return { metric: metric.id, day, unit: metric.unit, ...(value === undefined ? {} : { value }), ...viewOf(explanation, person) };
  };

/** Undefined when the metric is none of nights, or no night tells it. */
async function ofNight(db: Db, person: PersonDays, metric: Metric, day: string): Promise<Explained | undefined> {
  if (!isOfNight(metric.id)) return undefined;
  const nights = (await nightsOf(db, person, day, day)).get(day);
  const value = nights && nightMetrics(nights, person.calendar).get(metric.id);
  return nights === undefined || value === undefined ? undefined : { value, explanation: explainNight(metric.id, nights, person.calendar) };
}

/** Undefined when the metric is none of workouts. */
async function ofWorkouts(db: Db, person: PersonDays, metric: Metric, day: string): Promise<Explained | undefined> {
  if (!isOfWorkouts(metric.id)) return undefined;
  const { calendar, personId, orders } = person;
  const { start, end } = calendar.bounds(day);
  const workouts = await workoutsOf(db, personId, start, end, orders);
  return {
    value: workoutDays(workouts, calendar).find((row) => row.metric === metric.id && row.day === day)?.minutes,
    explanation: explainWorkouts(metric.id, workouts),
  };
}

async function ofSamples(db: Db, { personId, calendar, orders, wear }: PersonDays, metric: Metric, day: string): Promise<Explained> {
  const bounds = calendar.bounds(day);
  const rows = await chunksTouching(db, personId, metric.id, addDays(day, -1), addDays(day, 1));
  const sources = decodeChunks(rows, orders.of(metric.family)).on(bounds);
  // As in summing up: who wore what matters only where several have counted.
  const dependsOnWear = metric.aggregation === 'sum' && sources.length > 1;
  if (dependsOnWear) await wear.load(db, [day]);
  const ranked = dependsOnWear ? wear.addTo(sources, day) : sources;
  return { value: dayValue(metric, ranked, bounds)?.value, explanation: explainDay(metric, ranked, bounds) };
}

const isOfNight = (id: string): id is NightMetric => (NIGHT_METRICS as readonly string[]).includes(id);

const isOfWorkouts = (id: string): id is WorkoutMetric => (WORKOUT_METRICS as readonly string[]).includes(id);

function viewOf({ method, stretches, leftOut }: Explanation, { sources }: PersonDays) {
  const names = new Map(sources.map(({ sourceId, name }) => [sourceId, name]));
  const nameOf = (sourceId: string): string => names.get(sourceId) ?? '';
  const instant = (at: number): string => new Date(at).toISOString();
  return {
    method,
    stretches: stretches.map(({ from, to, sourceId, amount, minutes, reason }) => ({
      from: instant(from),
      to: instant(to),
      source: nameOf(sourceId),
      amount,
      ...(minutes === undefined ? {} : { minutes }),
      why: WORDS[reason],
      reason,
    })),
    leftOut: leftOut.map(({ from, to, sourceId, amount, minutes, reason, insteadId }) => ({
      from: instant(from),
      to: instant(to),
      source: nameOf(sourceId),
      amount,
      ...(minutes === undefined ? {} : { minutes }),
      why: WORDS[reason],
      reason,
      ...(insteadId === undefined ? {} : { instead: nameOf(insteadId) }),
    })),
  };
}
