import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrays, sql } from '@aceso/kit';
import { openHealthData } from '../../test/open-health-data.ts';
import { dailyBetween, replaceDays, type DailyRow } from './days.ts';
import { markAllStale, staleDays } from './stale.ts';

const SOURCE = '0b6ff3a5-7d3c-4c9a-8a51-5d3a9f6f0a01';
const PERSON = '11111111-2222-4333-8444-555555555555';
const METRIC = 'step-count';

const row = (day: string, value: number): DailyRow => ({
  metric: METRIC,
  day,
  value,
  minimum: undefined,
  maximum: undefined,
  n: 3,
  coverage: 0.5,
  sourceIds: [SOURCE],
});
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('daily values: only what is different is told and dated anew, over the turn of months', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  const days = ['2026-01-30', '2026-01-31', '2026-02-01'];
  const replace = (rows: readonly DailyRow[], of = days): Promise<readonly string[]> =>
    db.tx((tx) => replaceDays(tx, PERSON, METRIC, of, rows));

  assert.deepEqual(await replace([row('2026-01-31', 10), row('2026-02-01', 20)]), ['2026-01-31', '2026-02-01']);
  const before = await dailyBetween(db, PERSON, [METRIC], '2026-01-01', '2026-12-31');
  await pause();
  assert.deepEqual(await replace([row('2026-01-31', 10), row('2026-02-01', 20)]), [], 'the same again changes nothing');
  assert.deepEqual(await replace([row('2026-01-30', 5), row('2026-01-31', 10)]), ['2026-01-30', '2026-02-01']);

  const after = await dailyBetween(db, PERSON, undefined, '2026-01-30', '2026-02-28');
  assert.deepEqual(
    after.map(({ day, value }) => [day, value]),
    [
      ['2026-01-30', 5],
      ['2026-01-31', 10],
    ],
  );
  assert.deepEqual(after[1]?.updatedAt, before[0]?.updatedAt, 'a day that did not change keeps its time');
  assert.ok((after[0]?.updatedAt.getTime() ?? 0) > (before[0]?.updatedAt.getTime() ?? 0));
  assert.deepEqual(await dailyBetween(db, PERSON, [METRIC], '2026-01-31', '2026-01-31'), [after[1]]);
  assert.deepEqual(await replace([]), ['2026-01-30', '2026-01-31']);
  assert.deepEqual(await db.many(sql`select 1 from health_data.day_pack as p where p.person_id = ${PERSON}`), []);
});

test('daily values: those that a migration has put into months are read, and packed when a day of theirs changes', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  const text = `[[10, null, null, 3, 0.5, ["${SOURCE}"], 1767225600000], [20, 1, 9, 4, 0.25, ["${SOURCE}"], 1767225600000]]`;
  await db.many(sql`
    insert into health_data.day_pack (person_id, metric, month, days, data)
    select ${PERSON}::uuid, ${METRIC}, '2026-01-01', 5, d.data from unnest(${arrays.byteas([Buffer.from(text)])}::bytea[]) as d(data)`);
  const values = async () =>
    (await dailyBetween(db, PERSON, [METRIC], '2026-01-01', '2026-01-31')).map(({ day, value, maximum, updatedAt }) => [
      day,
      value,
      maximum,
      updatedAt.toISOString().slice(0, 4),
    ]);

  assert.deepEqual(await values(), [
    ['2026-01-01', 10, undefined, '2026'],
    ['2026-01-03', 20, 9, '2026'],
  ]);
  assert.deepEqual(await db.tx((tx) => replaceDays(tx, PERSON, METRIC, ['2026-01-02', '2026-01-03'], [row('2026-01-02', 7)])), [
    '2026-01-02',
    '2026-01-03',
  ]);
  assert.deepEqual(
    (await values()).map(([day, value]) => [day, value]),
    [
      ['2026-01-01', 10],
      ['2026-01-02', 7],
    ],
  );
});

test('daily values: all of a person are made stale with their neighbours', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  await db.tx((tx) => replaceDays(tx, PERSON, METRIC, ['2026-01-31'], [row('2026-01-31', 10)]));

  await db.tx((tx) => markAllStale(tx, PERSON));

  assert.deepEqual(await db.tx((tx) => staleDays(tx, PERSON, { metrics: 5, days: 9 })), [
    { metric: METRIC, days: ['2026-01-30', '2026-01-31', '2026-02-01'] },
  ]);
});
