import { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { dayValue } from '../domain/day-value.ts';
import { addDays, calendarOf, DAY_MS, type Calendar } from '../domain/local-days.ts';
import { NIGHT_METRICS } from '../domain/night-metrics.ts';
import { chunksBetween } from '../store/chunks.ts';
import { clearStale, replaceDays, staleDays, type DailyRow } from '../store/days.ts';
import { findPerson, lockPerson } from '../store/people.ts';
import { listSources } from '../store/sources.ts';
import { decodeChunks, withWear } from './day-columns.ts';
import { nightDays } from './night-days.ts';

/** Days of a metric that are worked out in one go. */
const DAYS_AT_ONCE = 1_000;
/** Metrics whose changes go into one event. */
const METRICS_AT_ONCE = 12;
/** Stale days further apart than this are read separately. */
const GAP_DAYS = 14;
const HEART_RATE = 'heart-rate';

interface Change {
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** Sums up all stale days of a person, in bounded transactions; each carries the event that tells of it. */
export async function summarise(deps: Pick<Deps, 'db' | 'bus'>, personId: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const more = await deps.db.tx((tx) => summariseSome(deps, tx, personId, METRICS_AT_ONCE));
    if (!more) return;
  }
}

/** Sums up stale days of some metrics inside a transaction. True when there may be more. */
export async function summariseSome(deps: Pick<Deps, 'bus'>, tx: Db, personId: string, metrics: number): Promise<boolean> {
  await lockPerson(tx, personId);
  const person = await findPerson(tx, personId);
  if (person === undefined) return false;
  const calendar = calendarOf(person.timeZone);
  const changes: Change[] = [];
  let more = true;
  for (let done = 0; done < metrics && more; done++) {
    const stale = await staleDays(tx, personId, DAYS_AT_ONCE);
    more = stale !== undefined;
    if (stale === undefined) break;
    changes.push(...(await summariseMetric(tx, personId, stale.metric, stale.days, calendar)));
    await clearStale(tx, personId, stale.metric, stale.days);
  }
  if (changes.length > 0) await deps.bus.append(tx, healthData.events.healthDataChanged, personId, { personId, changes });
  return more;
}

async function summariseMetric(
  tx: Db,
  personId: string,
  metric: string,
  days: readonly string[],
  calendar: Calendar,
): Promise<readonly Change[]> {
  const rows = (NIGHT_METRICS as readonly string[]).includes(metric)
    ? await nightDays(tx, personId, days, calendar)
    : new Map([[metric, [] as DailyRow[]]]);
  // Totals that a vendor sends without stages are samples: they stand where no night is known.
  const missing = days.filter((day) => !rows.get(metric)?.some((row) => row.day === day));
  rows.set(metric, [...(rows.get(metric) ?? []), ...(await sampleDays(tx, personId, metric, missing, calendar))]);
  const changes: Change[] = [];
  for (const [name, values] of rows) {
    const changed = await replaceDays(tx, personId, name, days, values);
    const [first, last] = [changed[0], changed.at(-1)];
    if (first !== undefined && last !== undefined) changes.push({ metric: name, from: first, to: last, days: changed.length });
  }
  return changes;
}

async function sampleDays(
  tx: Db,
  personId: string,
  metricId: string,
  days: readonly string[],
  calendar: Calendar,
): Promise<readonly DailyRow[]> {
  const metric = METRICS.get(metricId);
  if (metric === undefined) return [];
  const sources = await listSources(tx, personId);
  const wearables = new Set(sources.filter(({ kind }) => kind === 'watch').map(({ sourceId }) => sourceId));
  const rows: DailyRow[] = [];
  for (const run of runsOf(days)) {
    const [from, to] = [addDays(run[0] ?? '', -1), addDays(run.at(-1) ?? '', 1)];
    const chunks = decodeChunks(await chunksBetween(tx, personId, [metricId], from, to));
    const isSummed = metric.aggregation === 'sum';
    const heartRate =
      isSummed && sources.length > 1 ? decodeChunks(await chunksBetween(tx, personId, [HEART_RATE], from, to)) : decodeChunks([]);
    for (const day of run) {
      const bounds = calendar.bounds(day);
      const near = chunks.near(bounds);
      const value = dayValue(metric, isSummed ? withWear(near, heartRate, wearables, bounds) : near, bounds);
      if (value !== undefined) rows.push({ metric: metricId, day, ...value });
    }
  }
  return rows;
}

function runsOf(days: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let last = -Infinity;
  for (const day of days) {
    const at = Date.parse(day) / DAY_MS;
    if (at - last > GAP_DAYS) runs.push([]);
    runs.at(-1)?.push(day);
    last = at;
  }
  return runs;
}
