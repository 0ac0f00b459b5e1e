import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql, type Db } from '@aceso/kit';
import { columnsOf, rowsOf } from '../../test/columns.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { joinChunks, packChunk } from '../codec/compressed-chunk.ts';
import { addPieces, OWN_ROW_SAMPLES, type DayPiece } from './chunk-pieces.ts';
import { datedChunks } from './observations.ts';

const PERSON = '11111111-2222-4333-8444-555555555555';
const SOURCE = '0b6ff3a5-7d3c-4c9a-8a51-5d3a9f6f0a01';
const MINUTE = 60_000;
const MARCH = Date.UTC(2026, 2, 1);

/** So many minutes from a minute of the month on. */
function pieceOf(minute: number, count: number, value = 60): DayPiece {
  const at = (i: number): number => MARCH + (minute + i) * MINUTE;
  const columns = columnsOf(...Array.from({ length: count }, (_, i) => [at(i), at(i), value + (i % 7)] as const));
  const day = new Date(at(0)).toISOString().slice(0, 10);
  const lastValue = columns.value[count - 1] ?? 0;
  const data = joinChunks([packChunk(columns).bytes]);
  return { metric: 'heart-rate', day, sourceId: SOURCE, count, firstAt: at(0), lastAt: at(count - 1), lastValue, longestMs: 0, data };
}

const add = (db: Db, ...pieces: readonly DayPiece[]): Promise<readonly number[]> =>
  db.tx(async (tx) => [...(await addPieces(tx, PERSON, pieces))]);
const stored = async (db: Db): Promise<readonly (readonly [string, number])[]> =>
  (await datedChunks(db, PERSON, ['heart-rate'], '2026-03-01', '2026-03-31')).map(({ day, columns }) => [day, columns.count]);

test('addPieces: a full day begins a row, what follows is added to it, and its head tells of all', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');

  assert.deepEqual(await add(db, pieceOf(0, OWN_ROW_SAMPLES), pieceOf(1440, 60)), [0, 1]);
  assert.deepEqual(await add(db, pieceOf(40, 1), pieceOf(1500, 5, 90)), [0, 1]);
  assert.deepEqual(await add(db, pieceOf(41, 2)), [0]);

  assert.deepEqual(await stored(db), [
    ['2026-03-01', OWN_ROW_SAMPLES + 3],
    ['2026-03-02', 65],
  ]);
  const heads = await db.many(sql<{ n: number; first: number; last: number; last_value: number }>`
    select c.n, extract(epoch from c.first_at)::float8 * 1000 as first, extract(epoch from c.last_at)::float8 * 1000 as last, c.last_value
      from health_data.chunk as c order by c.day`);
  assert.deepEqual(heads, [
    { n: OWN_ROW_SAMPLES + 3, first: MARCH, last: MARCH + 42 * MINUTE, last_value: 61 },
    { n: 65, first: MARCH + 1440 * MINUTE, last: MARCH + 1504 * MINUTE, last_value: 94 },
  ]);
});

test('addPieces: a row that was written whole is gone on with', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');
  const whole = pieceOf(0, 100);
  await add(db, whole);
  await db.many(sql`update health_data.chunk as c set data = substring(c.data from 6)`);

  assert.deepEqual(await add(db, pieceOf(100, 10)), [0]);

  assert.deepEqual(await stored(db), [['2026-03-01', 110]]);
  const [day] = await datedChunks(db, PERSON, ['heart-rate'], '2026-03-01', '2026-03-01');
  assert.equal(day && rowsOf(day.columns).at(-1)?.[0], MARCH + 109 * MINUTE);
});

test('addPieces: few samples, what lies before, large rows and rows of months are left to the merge', async () => {
  await using open = await openHealthData();
  const db = open.house.database.dbOf('health-data');

  assert.deepEqual(await add(db, pieceOf(0, OWN_ROW_SAMPLES - 1)), [], 'few samples of a day that has none');
  await add(db, pieceOf(60, 60));
  assert.deepEqual(await add(db, pieceOf(119, 1)), [], 'the time of the last one');
  assert.deepEqual(await add(db, pieceOf(0, 60)), [], 'before it');
  let added = 0;
  for (let minute = 120; (await add(db, pieceOf(minute, 1))).length === 1; minute++) added++;
  assert.ok(added > 30 && added < 200, `${added} pieces until a row is full`);
  assert.deepEqual(await stored(db), [['2026-03-01', 60 + added]]);

  await db.many(sql`update health_data.chunk as c set days = 1`);
  assert.deepEqual(await add(db, pieceOf(1000, 60), pieceOf(1440, 60)), [], 'a month in one row');
  const row = await db.one(sql<{ n: number; rows: number }>`select sum(c.n)::int as n, count(*)::int as rows from health_data.chunk as c`);
  assert.deepEqual(row, { n: 60 + added, rows: 1 });
});
