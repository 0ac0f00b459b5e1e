import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrays, sql } from '@aceso/kit';
import { columnsOf, rowsOf } from '../../test/columns.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { packChunk } from '../codec/compressed-chunk.ts';
import { shortKey } from '../codec/record-key.ts';
import { dailyBetween } from '../store/days.ts';
import { datedRecords } from '../store/dated-records.ts';
import { datedChunks } from '../store/observations.ts';
import { packRows } from './pack-rows.ts';
import { NO_NOTES } from '../../test/no-notes.ts';

const SOURCE = '0b6ff3a5-7d3c-4c9a-8a51-5d3a9f6f0a01';
const DAY = 86_400_000;
const MARCH = Date.UTC(2026, 2, 1);
const WRITTEN = '2025-05-05T00:00:00.000Z';

test('packing: what earlier versions stored says the same afterwards, in few rows; a month that goes on stays as it is', async () => {
  const now = () => new Date('2026-05-02T12:00:00Z');
  await using open = await openHealthData({ now });
  await open.push([{ metric: 'body-mass', start: '2026-05-01T00:00:00Z', value: 80, unit: 'kg' }], { name: 'Scale', kind: 'scale' });
  const db = open.house.database.dbOf('health-data');
  const { personId } = open.ada;
  for (let day = 0; day < 61; day += 5) {
    const at = MARCH + day * DAY;
    const { bytes, statistics } = packChunk(columnsOf([at, at, 50 + day], [at + 1000, at + 1000, 51]));
    await db.many(sql`
      insert into health_data.chunk (person_id, metric, day, source_id, n, first_at, last_at, last_value, longest_ms, data, updated_at)
      select ${personId}::uuid, 'resting-heart-rate', ${new Date(at).toISOString().slice(0, 10)}::date, ${SOURCE}::uuid, 2, ${new Date(at)}, ${new Date(at + 1000)}, ${statistics.last}, 0, d.data, ${WRITTEN}::timestamptz
        from unnest(${arrays.byteas([bytes])}::bytea[]) as d(data)`);
    await db.many(sql`
      insert into health_data.record (person_id, kind, key, source_id, source_type, start_at, end_at, time_zone, content, updated_at)
      values (${personId}, 'sleep-stage', ${shortKey(String(day))}, ${SOURCE}, 'sleep', ${new Date(at)}, ${new Date(at + 60_000)}, 'Asia/Tokyo', '{"stage": "core", "metadata": {"a": "b"}}', ${WRITTEN})`);
  }
  await db.many(sql`
    insert into health_data.record (person_id, kind, key, source_id, source_type, start_at, end_at, content)
    values (${personId}, 'clinical', 'c', ${SOURCE}, 'Lab', ${new Date(MARCH)}, ${new Date(MARCH)}, '{}')`);
  const text = `[[10, null, 12, 3, 0.5, ["${SOURCE}"], ${Date.parse(WRITTEN)}]]`;
  await db.many(sql`
    insert into health_data.day_pack (person_id, metric, month, days, data)
    select ${personId}::uuid, 'resting-heart-rate', '2026-03-01', 2, d.data from unnest(${arrays.byteas([Buffer.from(text)])}::bytea[]) as d(data)`);
  const says = async () => ({
    samples: (await datedChunks(db, personId, ['resting-heart-rate'], '2026-03-01', '2026-05-31')).map(({ day, columns, updatedAt }) => [
      day,
      rowsOf(columns),
      updatedAt,
    ]),
    records: await datedRecords(db, personId, ['sleep-stage', 'clinical'], new Date(MARCH), new Date(MARCH + 90 * DAY), 99, NO_NOTES).then(
      (found) => found.map(({ key, startAt, endAt, content, updatedAt }) => [key, startAt, endAt, content, updatedAt]),
    ),
    daily: await dailyBetween(db, personId, ['resting-heart-rate'], '2026-03-01', '2026-05-31'),
  });
  const rows = async (): Promise<readonly number[]> => {
    const counts = await db.one(sql<{ chunks: number; records: number; texts: number }>`
      select (select count(*) from health_data.chunk as c where c.metric = 'resting-heart-rate')::int as chunks, (select count(*) from health_data.record as r)::int as records,
             (select count(*) from health_data.day_pack as p where get_byte(p.data, 0) = 91)::int as texts`);
    return [counts?.chunks ?? 0, counts?.records ?? 0, counts?.texts ?? 0];
  };
  const before = await says();
  assert.deepEqual(await rows(), [13, 14, 1]);

  await packRows({ db, notes: NO_NOTES, now }, new AbortController().signal);

  assert.deepEqual(await says(), before);
  // March is over; April is not over long enough, and nor is what was pushed in May.
  assert.deepEqual(await rows(), [1 + 6, 1, 0]);
  await packRows({ db, notes: NO_NOTES, now }, new AbortController().signal);
  assert.deepEqual(await says(), before);
});
