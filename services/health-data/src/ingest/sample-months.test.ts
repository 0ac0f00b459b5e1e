import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrays, sql, type Db } from '@aceso/kit';
import { chance, columnsOf, rowsOf } from '../../test/columns.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { packChunk } from '../codec/compressed-chunk.ts';
import { byUtcDay } from '../domain/by-utc-day.ts';
import type { Columns } from '../domain/columns.ts';
import { mergeColumns } from '../domain/merge-columns.ts';
import { datedChunks } from '../store/observations.ts';
import { samplesByDay, SMALL_MONTH } from '../store/chunks.ts';
import { LITTLE_BY_LITTLE, SampleMonths, WHOLE_MONTHS } from './sample-months.ts';

const PERSON = '11111111-2222-4333-8444-555555555555';
const SOURCE = '0b6ff3a5-7d3c-4c9a-8a51-5d3a9f6f0a01';
const METRIC = 'heart-rate';
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const MARCH = Date.UTC(2026, 2, 1);

const minutes = (from: number, count: number, value = 60): Columns =>
  columnsOf(...Array.from({ length: count }, (_, i) => [from + i * MINUTE, from + i * MINUTE, value + (i % 40)] as const));

/** @param incoming what stands for how it comes, when its number does not tell */
async function store(db: Db, columns: Columns, incoming?: number): Promise<void> {
  await db.tx(async (tx) => {
    const parts = [...byUtcDay(columns)].map(([day, part]) => ({
      metric: METRIC,
      day,
      sourceId: SOURCE,
      incoming: incoming ?? part.count,
      part,
    }));
    const months = await SampleMonths.load(tx, PERSON, parts);
    for (const { part, ...name } of parts) {
      const merged = mergeColumns(months.columnsOf(name), part, { identity: 'times', incomingWins: true });
      if (merged.added + merged.replaced > 0) months.set(name, merged.columns);
    }
    await months.save();
  });
}

/** First day and mask of each row. */
const rows = async (db: Db): Promise<readonly (readonly [string, number | null, number])[]> =>
  (
    await db.many(sql<{ day: string; days: number | null; n: number }>`
    select c.day::text as day, c.days, c.n from health_data.chunk as c where c.person_id = ${PERSON} order by c.day`)
  ).map(({ day, days, n }) => [day.slice(5), days, n]);

async function stored(db: Db): Promise<readonly unknown[]> {
  const chunks = await datedChunks(db, PERSON, [METRIC], '2026-01-01', '2026-12-31');
  return chunks.flatMap(({ columns }) => rowsOf(columns)).toSorted(([a], [b]) => a - b);
}

test('months of samples: few are one row, many that come little by little a row a day, many at once one row again', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');

  await store(db, minutes(MARCH + DAY, 60));
  await store(db, minutes(MARCH + 3 * DAY, 60));
  assert.deepEqual(await rows(db), [['03-01', 0b1010, 120]]);

  await store(db, minutes(MARCH + 4 * DAY, SMALL_MONTH - 130));
  assert.equal((await rows(db)).length, 1);
  await store(db, minutes(MARCH + 8 * DAY, 11));
  assert.deepEqual(
    (await rows(db)).map(([day, days]) => [day, days]),
    [
      ['03-02', null],
      ['03-04', null],
      ['03-05', null],
      ['03-06', null],
      ['03-09', null],
    ],
    'the row of the month is cut into days',
  );

  await store(db, minutes(MARCH, 20 * 1440, 90));
  const [only, ...more] = await rows(db);
  assert.deepEqual([only?.[0], only?.[1], only?.[2], more], ['03-01', 0xf_ffff, 20 * 1440, []]);
  assert.equal((await stored(db)).length, 20 * 1440);
});

test('months of samples: days that do not change keep the time of their last change, in every form', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  const updates = async (): Promise<ReadonlyMap<string, number>> =>
    new Map((await datedChunks(db, PERSON, [METRIC], '2026-03-01', '2026-03-31')).map(({ day, updatedAt }) => [day, updatedAt.getTime()]));

  await store(db, minutes(MARCH, 60));
  const first = await updates();
  await store(db, minutes(MARCH + DAY, 60));
  const second = await updates();
  await store(db, minutes(MARCH + 2 * DAY, SMALL_MONTH - 130));
  await store(db, minutes(MARCH + 9 * DAY, 30));
  const cut = await updates();

  assert.equal(second.get('2026-03-01'), first.get('2026-03-01'));
  assert.ok((second.get('2026-03-02') ?? 0) > (first.get('2026-03-01') ?? 0));
  assert.deepEqual([cut.get('2026-03-01'), cut.get('2026-03-02')], [first.get('2026-03-01'), second.get('2026-03-02')]);
});

test('months of samples: rows of days from before are read, and become one row when their month is written', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  for (const day of [0, 5, 30]) {
    const { bytes, statistics } = packChunk(minutes(MARCH + day * DAY, 3));
    await db.many(sql`
      insert into health_data.chunk (person_id, metric, day, source_id, n, first_at, last_at, last_value, longest_ms, data)
      select ${PERSON}::uuid, ${METRIC}, ${new Date(MARCH + day * DAY).toISOString().slice(0, 10)}::date, ${SOURCE}::uuid, 3, ${new Date(MARCH + day * DAY)}, ${new Date(MARCH + day * DAY + 2 * MINUTE)}, ${statistics.last}, 0, d.data
        from unnest(${arrays.byteas([bytes])}::bytea[]) as d(data)`);
  }
  const before = await stored(db);

  assert.equal(before.length, 9);
  await store(db, minutes(MARCH + 5 * DAY, 3));
  assert.equal((await rows(db)).length, 3, 'what brings nothing new writes nothing');
  await store(db, minutes(MARCH + 6 * DAY, 1));
  assert.equal((await rows(db)).length, 1);
  assert.equal((await stored(db)).length, 10);
  assert.deepEqual(await samplesByDay(db, PERSON, [METRIC], '2026-03-02', '2026-03-31'), [
    { day: '2026-03-06', n: 3 },
    { day: '2026-03-07', n: 1 },
    { day: '2026-03-31', n: 3 },
  ]);
});

test('months of samples: rows of days that together get many stay, each by itself', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  for (const day of [0, 5]) {
    const columns = minutes(MARCH + day * DAY, SMALL_MONTH / 2 - 1);
    const { bytes, statistics } = packChunk(columns);
    const [first, last] = [new Date(MARCH + day * DAY), new Date(MARCH + day * DAY + (columns.count - 1) * MINUTE)];
    await db.many(sql`
      insert into health_data.chunk (person_id, metric, day, source_id, n, first_at, last_at, last_value, longest_ms, data)
      select ${PERSON}::uuid, ${METRIC}, ${first.toISOString().slice(0, 10)}::date, ${SOURCE}::uuid, ${columns.count}, ${first}, ${last}, ${statistics.last}, 0, d.data
        from unnest(${arrays.byteas([bytes])}::bytea[]) as d(data)`);
  }

  await store(db, minutes(MARCH + 8 * DAY, 20));

  assert.deepEqual(await rows(db), [
    ['03-01', null, SMALL_MONTH / 2 - 1],
    ['03-06', null, SMALL_MONTH / 2 - 1],
    ['03-09', null, 20],
  ]);
});

test('months of samples: a day that comes bit by bit leaves the full days beside it as they are', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');

  await store(db, minutes(MARCH, 60), LITTLE_BY_LITTLE);
  await store(db, minutes(MARCH + DAY, 1), LITTLE_BY_LITTLE);

  assert.deepEqual(await rows(db), [
    ['03-01', null, 60],
    ['03-02', null, 1],
  ]);
});

async function empty(db: Db, day: string): Promise<void> {
  await db.tx(async (tx) => {
    const name = { metric: METRIC, day, sourceId: SOURCE };
    const months = await SampleMonths.load(tx, PERSON, [{ ...name, incoming: 0 }]);
    months.set(name, columnsOf());
    await months.save();
  });
}

test('months of samples: any pieces in any order, however they come, end in the same samples', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  const random = chance(21);
  const truth = new Map<number, number>();
  for (let round = 0; round < 60; round++) {
    if (random(8) === 0) {
      const day = MARCH + random(50) * DAY;
      for (const start of truth.keys()) if (start >= day && start < day + DAY) truth.delete(start);
      await empty(db, new Date(day).toISOString().slice(0, 10));
    }
    const piece = minutes(MARCH + random(50) * DAY + random(1440) * MINUTE, 1 + random(random(4) === 0 ? 6_000 : 90), 50 + random(30));
    for (const [start, , value] of rowsOf(piece)) truth.set(start, value);
    await store(db, piece, [undefined, LITTLE_BY_LITTLE, WHOLE_MONTHS, LITTLE_BY_LITTLE][random(4)]);

    const found = await stored(db);
    assert.equal(found.length, truth.size, `round ${round}`);
  }
  assert.deepEqual(
    await stored(db),
    [...truth].toSorted(([a], [b]) => a - b).map(([start, value]) => [start, start, value]),
  );
});

test('months of samples: a month that is given whole is the row that its days make', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  const columns = minutes(MARCH + 3 * DAY, 4_000);
  const other = { metric: 'body-temperature', month: '2026-03-01', sourceId: SOURCE };
  await db.tx(async (tx) => {
    const parts = [...byUtcDay(columns)];
    const months = await SampleMonths.loadWhole(tx, PERSON, [{ ...other, metric: METRIC }, other]);
    months.fill({ ...other, metric: METRIC }, columns);
    for (const [day, part] of parts) months.set({ ...other, day }, part);
    await months.save();
  });

  const stored = await db.many(sql<{ days: number; n: number; first_at: Date; longest_ms: number; data: Buffer }>`
    select c.days, c.n, c.first_at, c.longest_ms, c.data from health_data.chunk as c where c.person_id = ${PERSON} order by c.metric`);

  assert.equal(stored.length, 2);
  assert.deepEqual(stored[0], stored[1]);
});
