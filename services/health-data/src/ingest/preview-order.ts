import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { compareDays, type Comparison } from '../domain/compare-days.ts';
import { addDays, daysBetween, type Calendar } from '../domain/local-days.ts';
import { NIGHT_METRICS, nightMetrics, type NightMetric } from '../domain/night-metrics.ts';
import type { NightsOfDay } from '../domain/nights.ts';
import type { SourceOrder } from '../domain/source-order.ts';
import { fuseWorkouts } from '../domain/workouts.ts';
import { sharedTimes, type SharedTime } from '../store/chunk-overview.ts';
import { nightsFrom, sleepSpans } from './night-days.ts';
import type { Orders, PersonDays } from './person-days.ts';
import { sampleDays } from './sample-days.ts';
import { workoutsSeen } from './workouts-of.ts';

/** Days of metrics that are worked out both ways: what bounds the time of an answer. */
const METRIC_DAYS_MAX = 2_000;
/** Nights and workouts are looked at over this time, or over the days of the metrics when those reach further back. */
const RECORD_DAYS = 366;

export interface Preview {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly isAll: boolean;
  readonly metrics: readonly ({ readonly metric: Metric } & Comparison)[];
  readonly changedDays: number;
  readonly workouts: number;
}

/** Works out newest days first, by the orders as they are and as they would be; nothing is written. */
export async function previewOrder(db: Db, before: PersonDays, after: PersonDays, today: string): Promise<Preview> {
  const { personId, calendar } = before;
  const metrics = [...METRICS.values()].filter(({ family }) => isOtherOrder(before.orders, after.orders, family));
  const shared = await sharedTimes(
    db,
    personId,
    metrics.map(({ id }) => id),
    METRIC_DAYS_MAX,
  );
  const looked = shared.slice(0, METRIC_DAYS_MAX);
  const touched = looked.filter(({ metric, sourceIds }) => {
    const family = METRICS.get(metric)?.family;
    return family !== undefined && !isSameAmong(sourceIds, before.orders.of(family), after.orders.of(family));
  });
  const from = looked.reduce((first, time) => earlier(first, calendar.dayOf(time.from.getTime())), today);
  const compared = new Map<string, Comparison>();
  for (const [metric, rows] of Map.groupBy(touched, (row) => row.metric)) {
    const days = civilDays(rows, calendar);
    compared.set(
      metric,
      compareDays(valuesOf(await sampleDays(db, before, metric, days)), valuesOf(await sampleDays(db, after, metric, days))),
    );
  }
  const since = earlier(from, addDays(today, -RECORD_DAYS));
  if (isOtherOrder(before.orders, after.orders, 'sleep'))
    for (const [metric, comparison] of await compareNights(db, before, after, since, today)) compared.set(metric, comparison);
  const workouts = isOtherOrder(before.orders, after.orders, 'activity') ? await otherWorkouts(db, before, after, since, today) : 0;
  const changed = [...compared].flatMap(([id, comparison]) => {
    const metric = METRICS.get(id);
    return metric === undefined || comparison.changedDays.length === 0 ? [] : [{ metric, ...comparison }];
  });
  return {
    from: since,
    to: today,
    days: civilDays(touched, calendar).length,
    isAll: shared.length <= METRIC_DAYS_MAX,
    metrics: changed.toSorted((a, b) => b.changedDays.length - a.changedDays.length || (a.metric.id < b.metric.id ? -1 : 1)),
    changedDays: new Set(changed.flatMap(({ changedDays }) => changedDays)).size,
    workouts,
  };
}

const valuesOf = (rows: readonly { readonly day: string; readonly value: number }[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ day, value }) => [day, value]));

function isOtherOrder(before: Orders, after: Orders, family: Metric['family']): boolean {
  const [a, b] = [before.of(family).sourceIds, after.of(family).sourceIds];
  return before.isOwn(family) !== after.isOwn(family) || a.some((sourceId, place) => b[place] !== sourceId);
}

const isSameAmong = (sourceIds: readonly string[], before: SourceOrder, after: SourceOrder): boolean => {
  const ordered = (order: SourceOrder): string => sourceIds.toSorted((a, b) => order.placeOf(a) - order.placeOf(b)).join();
  return ordered(before) === ordered(after);
};

const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Civil days of some times, in order. */
function civilDays(times: readonly SharedTime[], calendar: Calendar): readonly string[] {
  const days = new Set<string>();
  for (const { from, to } of times)
    for (const day of daysBetween(calendar.dayOf(from.getTime()), calendar.dayOf(to.getTime()))) days.add(day);
  return [...days].toSorted();
}

async function compareNights(
  db: Db,
  before: PersonDays,
  after: PersonDays,
  from: string,
  to: string,
): Promise<ReadonlyMap<NightMetric, Comparison>> {
  const { calendar, personId } = before;
  const spans = await sleepSpans(db, personId, calendar.bounds(addDays(from, -1)).start, calendar.bounds(to).end);
  const [now, then] = [nightsFrom(spans, before, from, to), nightsFrom(spans, after, from, to)];
  const valuesBy = (nights: ReadonlyMap<string, NightsOfDay>, metric: NightMetric): ReadonlyMap<string, number> =>
    new Map(
      [...nights].flatMap(([day, night]) => {
        const value = nightMetrics(night, calendar).get(metric);
        return value === undefined ? [] : [[day, value] as const];
      }),
    );
  return new Map(NIGHT_METRICS.map((metric) => [metric, compareDays(valuesBy(now, metric), valuesBy(then, metric))]));
}

/** Workouts that the other order lets another source tell. */
async function otherWorkouts(db: Db, before: PersonDays, after: PersonDays, from: string, to: string): Promise<number> {
  const { personId, calendar } = before;
  const seen = await workoutsSeen(db, personId, calendar.bounds(from).start, calendar.bounds(to).end);
  const leads = new Set(fuseWorkouts(seen, before.orders.of('activity')).map(({ lead }) => lead.workoutId));
  return fuseWorkouts(seen, after.orders.of('activity')).filter(({ lead }) => !leads.has(lead.workoutId)).length;
}
