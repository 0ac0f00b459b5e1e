import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '@aceso/kit';
import { quietBus, quietLog } from '@aceso/kit/testing';
import { packChunk } from '../codec/compressed-chunk.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { dailyBetween } from '../store/days.ts';
import { appendTails } from '../store/push-tails.ts';
import { tailFolder } from './tail-folder.ts';

const MINUTE_MS = 60_000;
const FROM = Date.UTC(2026, 2, 2);

const hourOf = (hour: number) => ({
  count: 60,
  start: Float64Array.from({ length: 60 }, (_, i) => FROM + (hour * 60 + i) * MINUTE_MS),
  value: new Float64Array(60).fill(60 + hour),
});

/** A person who has pushed an hour, with two more that were answered and never merged, as a killed process leaves them. */
async function leftBehind(): Promise<OpenHealthData> {
  const open = await openHealthData({ timeZone: 'UTC' });
  const beat = { metric: 'heart-rate', start: new Date(FROM - MINUTE_MS).toISOString(), value: 60, unit: '/min' };
  await open.push([beat]);
  const db = open.house.database.dbOf('health-data');
  const source = await db.one(sql<{ source_id: string }>`select s.source_id from health_data.source as s`);
  const rows = [0, 1].map((hour) => ({
    personId: open.ada.personId,
    sourceId: source?.source_id ?? '',
    metric: 'heart-rate',
    lastAt: FROM + (hour * 60 + 59) * MINUTE_MS,
    data: packChunk(hourOf(hour)).bytes,
  }));
  await db.tx((tx) => appendTails(tx, rows));
  return open;
}

const readingsIn = async ({ house, ada }: OpenHealthData): Promise<readonly number[]> =>
  (await dailyBetween(house.database.dbOf('health-data'), ada.personId, ['heart-rate'], '2026-03-02', '2026-03-02')).map(({ n }) => n);

test('tailFolder: what a killed process has answered and not merged is merged at the next start', async () => {
  await using open = await leftBehind();
  const db = open.house.database.dbOf('health-data');
  assert.deepEqual(await readingsIn(open), []);

  const folder = tailFolder({ db, bus: quietBus('health-data', () => new Date()), log: quietLog() });
  await folder.stop();

  assert.deepEqual(await readingsIn(open), [120]);
  assert.deepEqual(await db.many(sql`select t.position from health_data.push_tail as t`), []);
});

test('tailFolder: two processes that merge the same do it once', async () => {
  await using open = await leftBehind();
  const db = open.house.database.dbOf('health-data');
  const deps = { db, bus: quietBus('health-data', () => new Date()), log: quietLog() };

  await Promise.all([tailFolder(deps), tailFolder(deps)].map((folder) => folder.stop()));

  assert.deepEqual(await readingsIn(open), [120]);
  const source = await db.one(sql<{ samples: number }>`select s.samples from health_data.source as s`);
  assert.equal(source?.samples, 121);
});

test('tailFolder: damage of one person keeps nobody else waiting, and is said', async () => {
  await using open = await leftBehind();
  const db = open.house.database.dbOf('health-data');
  await db.many(sql`
    insert into health_data.person (person_id, time_zone, may_store, created_at) values ('00000000-0000-4000-8000-000000000001', 'UTC', true, now())`);
  await db.many(sql`
    insert into health_data.push_tail (person_id, source_id, metric, last_at, data)
    values ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', 'heart-rate', now(), '\\x0900')`);
  const said: string[] = [];
  const log = Object.assign(quietLog(), { error: (_facts: object, text: string) => void said.push(text) });

  const folder = tailFolder({ db, bus: quietBus('health-data', () => new Date()), log });
  await folder.stop();

  assert.deepEqual(await readingsIn(open), [120]);
  assert.equal((await db.many(sql`select t.position from health_data.push_tail as t`)).length, 1);
  assert.deepEqual(said, ['what was pushed cannot be merged now; trying again']);
});
