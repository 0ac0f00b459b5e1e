import { healthData } from '@aceso/contracts/health-data';
import { beforeCommit, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { NIGHT_METRICS } from '../domain/night-metrics.ts';
import { WORKOUT_METRICS } from '../domain/workout-metrics.ts';
import { metricsWithChunks } from '../store/chunks.ts';
import { replaceDays, type DailyRow } from '../store/days.ts';
import { lockPerson } from '../store/people.ts';
import { clearStale, staleDays } from '../store/stale.ts';
import { inLanes } from './in-lanes.ts';
import { nightDays } from './night-days.ts';
import type { OpenPerson } from './open-people.ts';
import { personDays, type PersonDays } from './person-days.ts';
import { sampleDays } from './sample-days.ts';
import type { StaleDays } from './stale-days.ts';
import { workoutRows } from './workout-rows.ts';

/** Days of a metric that are worked out in one transaction. */
const DAYS_AT_ONCE = 1_000;
/**
 * Metrics whose changes go into one transaction and one event. After an import all of them are stale: they share what was found out about the
 * wearing of watches, which takes as long as twelve of them.
 */
const METRICS_AT_ONCE = 64;
/** Metrics that are worked out side by side: the database reads the next while one is added up. */
const LANES = 3;

/** Days of a metric that are different now. */
export interface Change {
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** Sums up all stale days of a person, in bounded transactions; each carries the event that tells of it. */
export async function summarise(deps: Pick<Deps, 'db' | 'bus'>, personId: string, signal?: AbortSignal): Promise<void> {
  for (let more = true; more;) {
    signal?.throwIfAborted();
    more = await deps.db.tx((tx) => summariseSome(deps, tx, personId));
  }
}

/** Sums up the given days inside the transaction that made them stale, so that whoever wrote is answered with them. */
export async function summariseNow(deps: Pick<Deps, 'bus'>, tx: Db, personId: string, stale: StaleDays): Promise<void> {
  const person = await personDays(tx, personId);
  if (person !== undefined) await sumUpDays(deps, tx, person, stale);
}

/** As `summariseNow`, for a person who is known. */
export async function sumUpDays(deps: Pick<Deps, 'bus'>, tx: Db, person: PersonDays, stale: StaleDays): Promise<void> {
  tell(deps, tx, person.personId, await changesOf(tx, person, stale));
}

/** Sums up stale days for whoever tells of it; `open` are days and values that are remembered of the person. */
export async function changesOf(tx: Db, person: PersonDays, stale: StaleDays, open?: OpenPerson): Promise<readonly Change[]> {
  const changes = await Promise.all([...stale.byMetric()].map(([metric, days]) => summariseMetric(tx, person, metric, days, open)));
  return changes.flat();
}

async function summariseSome(deps: Pick<Deps, 'bus'>, tx: Db, personId: string): Promise<boolean> {
  await lockPerson(tx, personId);
  const person = await personDays(tx, personId);
  if (person === undefined) return false;
  const stale = await staleDays(tx, personId, { metrics: METRICS_AT_ONCE, days: DAYS_AT_ONCE });
  if (stale.length === 0) return false;
  const changes = await inLanes(stale, LANES, ({ metric, days }) => summariseMetric(tx, person, metric, days));
  await clearStale(tx, personId, stale);
  tell(deps, tx, personId, changes.flat());
  return true;
}

/** With the commit: nobody in the transaction waits for it. */
function tell({ bus }: Pick<Deps, 'bus'>, tx: Db, personId: string, changes: readonly Change[]): void {
  if (changes.length > 0)
    beforeCommit(tx, (last) => bus.append(last, healthData.events.healthDataChanged, personId, { personId, changes: [...changes] }));
}

async function summariseMetric(
  tx: Db,
  person: PersonDays,
  metric: string,
  days: readonly string[],
  open?: OpenPerson,
): Promise<readonly Change[]> {
  const rows = await rowsOf(tx, person, metric, days, open);
  const changes: Change[] = [];
  for (const [name, values] of rows) {
    const changed = await replaceDays(tx, person.personId, name, days, values, open?.monthsOf(name));
    const [first, last] = [changed[0], changed.at(-1)];
    if (first !== undefined && last !== undefined) changes.push({ metric: name, from: first, to: last, days: changed.length });
  }
  return changes;
}

/** Rows of a metric, and of those that are worked out with it. */
async function rowsOf(
  tx: Db,
  person: PersonDays,
  metric: string,
  days: readonly string[],
  open: OpenPerson | undefined,
): Promise<ReadonlyMap<string, readonly DailyRow[]>> {
  if ((NIGHT_METRICS as readonly string[]).includes(metric)) return await nights(tx, person, days);
  if ((WORKOUT_METRICS as readonly string[]).includes(metric)) return await workoutRows(tx, person, days);
  const remembered = days.flatMap((day) => open?.valueOf(metric, day) ?? []);
  if (remembered.length === days.length) return new Map([[metric, remembered]]);
  const known = new Set(remembered.map(({ day }) => day));
  const unknown = days.filter((day) => !known.has(day));
  return new Map([[metric, [...remembered, ...(await sampleDays(tx, person, metric, unknown, open?.see))]]]);
}

/** All night metrics of some days. Totals that a vendor sends without stages are samples: they stand where no night tells the value. */
async function nights(tx: Db, person: PersonDays, days: readonly string[]): Promise<ReadonlyMap<string, readonly DailyRow[]>> {
  const known = await nightDays(tx, person, days);
  const sent = new Set(await metricsWithChunks(tx, person.personId, NIGHT_METRICS));
  const rows = new Map<string, readonly DailyRow[]>();
  for (const [metric, values] of known) {
    const told = new Set(values.map(({ day }) => day));
    const missing = sent.has(metric) ? days.filter((day) => !told.has(day)) : [];
    rows.set(metric, [...values, ...(await sampleDays(tx, person, metric, missing))]);
  }
  return rows;
}
