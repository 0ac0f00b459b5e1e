import assert from 'node:assert/strict';
import type { SimulatedRecord, SimulatedVendor } from '@aceso/integrations/kit/simulator';
import { sql } from '@aceso/kit';
import { unpackChunk } from '../src/codec/compressed-chunk.ts';
import { canonicalJson } from '../src/domain/canonical-json.ts';
import { endAt } from '../src/domain/columns.ts';
import { everyRecord } from '../src/store/portable.ts';
import { openConnections, type OpenConnections } from './open-connections.ts';
import { NO_NOTES } from './no-notes.ts';

// What the tests over all vendors look at.

/** Days of history that each simulated account has. */
const DAYS = 12;
export const HOUR_MS = 3_600_000;
/** Longer than a claim of a connection holds. */
const QUIET_MS = 10 * 60_000;

export const opened = (vendor: SimulatedVendor): Promise<OpenConnections> => openConnections([vendor], { historyDays: DAYS });

/** Asks the vendor now. */
export async function sync(open: OpenConnections): Promise<void> {
  const { connectionId } = await open.connection();
  const path = `/v1/people/me/connections/${connectionId}/sync`;
  await open.data.house.ask('health-data', { as: open.data.ada, method: 'POST', path });
}

/** Lets the vendor's limits pass when they have been used up: a fast machine asks more in a minute than a vendor allows. Always false. */
export async function afterPause(open: OpenConnections): Promise<false> {
  if ((await open.connection()).state === 'paused') open.later(61_000);
  return false;
}

/** What is stored of a vendor's record; undefined when nothing is (any more). */
export async function storedOf(open: OpenConnections, { family, id }: SimulatedRecord): Promise<string | undefined> {
  const rows = await open.data.house.database
    .dbOf('health-data')
    .many(sql<{ brought: unknown }>`select i.brought from health_data.connection_item as i where i.native_id = ${`${family}:${id}`}`);
  return rows[0] && JSON.stringify(rows[0].brought);
}

/** What is new has been read, and every call followed; the history may still come. */
export const untilCurrent = (open: OpenConnections): Promise<unknown> =>
  open.until('a look', async () => (await open.connection()).lastSyncAt !== undefined && (await waitingCalls(open)) === 0);

/** Everything has been read, and the next look is far away. */
export const untilQuiet = (open: OpenConnections): Promise<unknown> =>
  open.until('quiet', async () => {
    const { history, nextSyncAt } = await open.connection();
    const isFar = Date.parse(nextSyncAt ?? '') > open.now().getTime() + QUIET_MS;
    return (history.complete && isFar) || (await afterPause(open));
  });

/**
 * An hour later the vendor is asked again. A look that was under way when it was asked for does not count: it may have fetched what has
 * changed at the vendor since.
 */
export async function look(open: OpenConnections): Promise<void> {
  open.later(HOUR_MS);
  const asked = open.now().getTime();
  await sync(open);
  await looked(open, asked);
}

/** A look that began at an instant or later is through; the vendor's limits pass. */
export const looked = (open: OpenConnections, since = 0): Promise<unknown> =>
  open.until('a look that began late enough', async () => {
    const { lastSyncAt } = await open.connection();
    return Date.parse(lastSyncAt ?? '') >= since || (await afterPause(open));
  });

async function waitingCalls(open: OpenConnections): Promise<number> {
  const row = await open.data.house.database
    .dbOf('health-data')
    .one(sql<{ n: number }>`select count(*)::int as n from health_data.hook_call as h where h.news <> '[]'::jsonb`);
  return row?.n ?? 0;
}

/** Records of the vendor that have not come yet. */
export async function missing(open: OpenConnections, vendor: SimulatedVendor): Promise<readonly string[]> {
  const items = await open.data.house.database
    .dbOf('health-data')
    .many(sql<{ native_id: string }>`select i.native_id from health_data.connection_item as i`);
  const known = new Set(items.map(({ native_id }) => native_id));
  return [...open.room(vendor.manifest.id).visitor.records.values()]
    .filter(({ family }) => vendor.hasIds?.(family) !== false)
    .map(({ family, id }) => `${family}:${id}`)
    .filter((name) => !known.has(name));
}

/** The newest record that the vendor calls about. */
export function newest(open: OpenConnections, vendor: string): SimulatedRecord {
  const room = open.room(vendor);
  const there = [...room.visitor.records.values()].filter(
    (record) => record.isDeleted !== true && room.madeCall('created', record) !== undefined,
  );
  const [first] = there.toSorted((a, b) => b.end - a.end);
  assert.ok(first !== undefined);
  return first;
}

/** Of everything that is stored: equal when the same samples and records are there, in whatever rows they lie. */
export async function fingerprint(open: OpenConnections): Promise<string> {
  const db = open.data.house.database.dbOf('health-data');
  const rows = await db.many(sql<{ metric: string; day: string; source_id: string; data: Buffer }>`
    select c.metric, c.day::text as day, c.source_id, c.data from health_data.chunk as c order by c.metric, c.day, c.source_id`);
  const samples = rows.flatMap(({ metric, source_id, data }) => {
    const columns = unpackChunk(data);
    return Array.from(columns.start, (start, i) => `${metric} ${source_id} ${start} ${endAt(columns, i)} ${columns.value[i] ?? ''}`);
  });
  const records: string[] = [];
  for (const { person_id } of await db.many(
    sql<{ person_id: string }>`select p.person_id from health_data.person as p order by p.person_id`,
  ))
    for await (const some of everyRecord(db, person_id, 1_000, NO_NOTES))
      for (const { kind, key, startAt, endAt: end, content } of some)
        records.push([kind, key, startAt.getTime(), end.getTime(), canonicalJson(content)].join(' '));
  return [...samples.toSorted(), ...records.toSorted()].join('\n');
}

/** Samples and records that are stored. */
export async function totals(open: OpenConnections): Promise<{ readonly samples: number; readonly records: number }> {
  const db = open.data.house.database.dbOf('health-data');
  const samples = await db.one(sql<{ n: number }>`select coalesce(sum(c.n), 0)::int as n from health_data.chunk as c`);
  const records = await db.one(sql<{ n: number }>`
    select ((select count(*) from health_data.record as r) + (select coalesce(sum(p.n), 0) from health_data.record_pack as p))::int as n`);
  return { samples: samples?.n ?? 0, records: records?.n ?? 0 };
}
