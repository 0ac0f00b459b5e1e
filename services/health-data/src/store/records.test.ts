import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql, type Db } from '@aceso/kit';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { shortKey } from '../codec/record-key.ts';
import { datedRecord, datedRecords } from './dated-records.ts';
import { everyRecord } from './portable.ts';
import { dropRecords, recordsBetween, saveRecords } from './records.ts';
import type { RecordToSave } from './record-rows.ts';
import { listSources } from './sources.ts';
import { NO_NOTES } from '../../test/no-notes.ts';

const NIGHT = Date.UTC(2026, 0, 31, 22);
const HOUR = 3_600_000;

/** A person with one source. */
async function opened(): Promise<{ readonly open: OpenHealthData; readonly db: Db; readonly personId: string; readonly sourceId: string }> {
  const open = await openHealthData();
  await open.push([{ metric: 'body-mass', start: '2026-01-01T00:00:00Z', value: 80, unit: 'kg' }], { name: 'Ring', kind: 'ring' });
  const db = open.house.database.dbOf('health-data');
  const [source] = await listSources(db, open.ada.personId);
  return { open, db, personId: open.ada.personId, sourceId: source?.sourceId ?? '' };
}

const sleep = (sourceId: string, start: number, stage: string, more: Partial<RecordToSave> = {}): RecordToSave => {
  const naturalKey = more.naturalKey ?? `test|sleep|${start}|${start + HOUR}|${stage}`;
  return {
    kind: 'sleep-stage',
    sourceId,
    sourceType: 'sleep',
    startAt: new Date(start),
    endAt: new Date(start + HOUR),
    timeZone: undefined,
    content: { stage },
    ...more,
    naturalKey,
    key: shortKey(naturalKey),
  };
};
const save = (db: Db, personId: string, records: readonly RecordToSave[], isOlder = false): Promise<readonly string[]> =>
  db.tx((tx) => saveRecords(tx, personId, records, isOlder));
const rowsIn = async (db: Db, table: 'record' | 'record_pack'): Promise<number> =>
  (await db.many(table === 'record' ? sql`select 1 from health_data.record as r` : sql`select 1 from health_data.record_pack as r`)).length;

test('records: those of a month are one row; the same again changes nothing, an older one does not replace', async () => {
  const { open, db, personId, sourceId } = await opened();
  await using _open = open;
  const records = [0, 1, 2, 3].map((i) => sleep(sourceId, NIGHT + i * HOUR, i % 2 === 0 ? 'core' : 'rem'));

  assert.equal((await save(db, personId, records)).length, 4);
  assert.deepEqual([await rowsIn(db, 'record'), await rowsIn(db, 'record_pack')], [0, 2], 'a night over the turn of a month is in two');
  assert.deepEqual(await save(db, personId, records), []);

  const other = sleep(sourceId, NIGHT, 'core', { content: { stage: 'deep' } });
  assert.deepEqual(await save(db, personId, [other], true), []);
  const [before] = await datedRecords(db, personId, ['sleep-stage'], new Date(NIGHT + HOUR), new Date(NIGHT + 2 * HOUR), 10, NO_NOTES);
  assert.deepEqual(await save(db, personId, [other]), [`sleep-stage|${other.key}`]);
  const found = await datedRecords(db, personId, ['sleep-stage'], new Date(NIGHT), new Date(NIGHT + 9 * HOUR), 3, NO_NOTES);
  assert.deepEqual(
    found.map(({ content, sourceType }) => [content['stage'], sourceType]),
    [
      ['deep', 'sleep'],
      ['rem', 'sleep'],
      ['core', 'sleep'],
    ],
  );
  assert.deepEqual(found[1]?.updatedAt, before?.updatedAt, 'what did not change keeps its time');
  const touching = await recordsBetween<{ stage: string }>(db, personId, 'sleep-stage', new Date(NIGHT + HOUR / 2), new Date(NIGHT + HOUR));
  assert.deepEqual(
    touching.map(({ content, source }) => [content.stage, source]),
    [['deep', 'Ring']],
  );
});

test('records: one is found and removed by its key alone, wherever it lies', async () => {
  const { open, db, personId, sourceId } = await opened();
  await using _open = open;
  const records = Array.from({ length: 300 }, (_, i) => sleep(sourceId, NIGHT - i * 24 * HOUR, 'core'));
  await save(db, personId, records);
  const wanted = records[200];
  assert.ok(wanted !== undefined);

  assert.equal((await datedRecord(db, personId, 'sleep-stage', wanted.key, NO_NOTES))?.startAt.getTime(), wanted.startAt.getTime());
  assert.equal(await datedRecord(db, personId, 'sleep-stage', shortKey('another'), NO_NOTES), undefined);
  const dropped = await db.tx((tx) =>
    dropRecords(tx, personId, [
      ['sleep-stage', wanted.key],
      ['sleep-stage', shortKey('another')],
      ['clinical', 'x'],
    ]),
  );
  assert.deepEqual(
    dropped.map(({ start, end }) => [start, end]),
    [[wanted.startAt.getTime(), wanted.endAt.getTime()]],
  );
  assert.equal(await datedRecord(db, personId, 'sleep-stage', wanted.key, NO_NOTES), undefined);
  let left = 0;
  for await (const some of everyRecord(db, personId, 100, NO_NOTES)) left += some.length;
  assert.equal(left, 299);
});

test('records: one with an id of its source leaves its month when its time changes', async () => {
  const { open, db, personId, sourceId } = await opened();
  await using _open = open;
  const workout = (start: number): RecordToSave =>
    sleep(sourceId, start, '', { kind: 'workout', naturalKey: 'vendor|77', content: { type: 'running', energyKcal: 300 } });

  await save(db, personId, [workout(NIGHT)]);
  assert.equal((await save(db, personId, [workout(NIGHT + 5 * HOUR)])).length, 1);

  const found = await datedRecords(db, personId, ['workout'], new Date(NIGHT - HOUR), new Date(NIGHT + 9 * HOUR), 9, NO_NOTES);
  assert.deepEqual(
    found.map(({ startAt }) => startAt.getTime()),
    [NIGHT + 5 * HOUR],
  );
  assert.equal(await rowsIn(db, 'record_pack'), 1, 'the month in which nothing is left is gone');
});

test('records: those with a row of their own, from before, are read, and move when they come again', async () => {
  const { open, db, personId, sourceId } = await opened();
  await using _open = open;
  const records = [0, 1].map((i) => sleep(sourceId, NIGHT - 5 * HOUR + i * HOUR, 'core'));
  for (const { key, startAt, endAt } of records)
    await db.many(sql`
      insert into health_data.record (person_id, kind, key, source_id, source_type, start_at, end_at, content, updated_at)
      values (${personId}, 'sleep-stage', ${key}, ${sourceId}, 'sleep', ${startAt}, ${endAt}, '{"stage": "core"}', '2025-05-05T00:00:00Z')`);
  const read = async () =>
    (await datedRecords(db, personId, ['sleep-stage'], new Date(NIGHT - 9 * HOUR), new Date(NIGHT), 9, NO_NOTES)).map(
      ({ key, updatedAt }) => [key, updatedAt.toISOString().slice(0, 10)],
    );
  const before = await read();

  assert.equal(before.length, 2);
  assert.deepEqual(await save(db, personId, [...records, sleep(sourceId, NIGHT - 3 * HOUR, 'rem')]), [
    `sleep-stage|${sleep(sourceId, NIGHT - 3 * HOUR, 'rem').key}`,
  ]);
  assert.deepEqual([await rowsIn(db, 'record'), await rowsIn(db, 'record_pack')], [0, 1]);
  assert.deepEqual((await read()).slice(0, 2), before, 'with the time of their last change');
  assert.deepEqual(await save(db, personId, records), []);
});
