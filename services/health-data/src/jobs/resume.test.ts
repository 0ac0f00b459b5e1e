import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { healthData } from '@aceso/contracts/health-data';
import type { Db } from '@aceso/kit';
import { frozenClock } from '@aceso/kit/testing';
import { exportXml, heartRateMinutes } from '../../test/export-xml.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { ended, sendFile } from '../../test/upload.ts';
import { lockPerson } from '../store/people.ts';
import { findUpload } from '../store/uploads.ts';

const MINUTES = 60_000;
const TEAR_AWAY = `select pg_terminate_backend(a.pid) from pg_stat_activity as a
                    where a.datname = current_database() and a.pid <> pg_backend_pid() and a.wait_event_type = 'Lock'`;

test('import: torn away in the middle it goes on from its place, and every sample is there once', async () => {
  const now = frozenClock('2026-06-01T08:00:00Z');
  await using open = await openHealthData({ timeZone: 'UTC', now });
  const { personId } = open.ada;
  open.house.settings('health-data').set('importBatchSamples', 1000);
  const db = open.house.database.dbOf('health-data');
  const uploadId = await sendFile(open, 'export.xml', exportXml(...heartRateMinutes(MINUTES)));
  const placeOf = async (tx: Db): Promise<number> => (await findUpload(tx, personId, uploadId))?.position.offset ?? 0;
  await until(async () => (await placeOf(db)) > 0);

  // The lock of the person holds the import between two deliveries; then its connection is torn away.
  await db.tx(async (tx) => {
    await lockPerson(tx, personId);
    assert.equal((await findUpload(tx, personId, uploadId))?.status, 'importing');
    await until(async () => (await tx.many({ text: TEAR_AWAY, values: [] })).length > 0);
  });
  now.pass(60);
  const upload = await ended(open, uploadId);

  assert.equal(upload.status, 'done');
  const type = upload.report?.types['HKQuantityTypeIdentifierHeartRate'];
  assert.deepEqual([type?.read, type?.stored, type?.alreadyThere], [MINUTES, MINUTES, 0]);
  const stored = await db.one<{ n: number }>({ text: 'select sum(c.n)::int as n from health_data.chunk as c', values: [] });
  assert.equal(stored?.n, MINUTES);
  const events = await open.house.events.all(healthData.events.uploadFinished);
  assert.deepEqual(
    events.map(({ payload }) => [payload.status, payload.stored]),
    [['done', MINUTES]],
  );
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await pause(2)) if (await holds()) return;
  throw new Error('it did not come to that in time');
}
