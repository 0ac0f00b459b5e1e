import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { healthData } from '@aceso/contracts/health-data';
import { frozenClock } from '@aceso/kit/testing';
import pg from 'pg';
import { exportXml, heartRateMinutes } from '../../test/export-xml.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { ended, sendFile } from '../../test/upload.ts';

const MINUTES = 60_000;
const LOCK = "hashtextextended('health-data:' || $1, 0)";

test('import: torn away in the middle it goes on from its place, and every sample is there once', async () => {
  const now = frozenClock('2026-06-01T08:00:00Z');
  await using open = await openHealthData({ timeZone: 'UTC', now });
  open.house.settings('health-data').set('importBatchSamples', 1000);
  const admin = new pg.Client({ connectionString: open.house.database.adminUrl });
  await admin.connect();
  try {
    const uploadId = await sendFile(open, 'export.xml', exportXml(...heartRateMinutes(MINUTES)));
    await until(async () => (await positionOf(admin, uploadId)) > 0);
    // The lock of the person holds the import between two deliveries; then its connections are torn away.
    await admin.query(`select pg_advisory_lock(${LOCK})`, [open.ada.personId]);
    const before = await positionOf(admin, uploadId);
    await admin.query(
      "select pg_terminate_backend(a.pid) from pg_stat_activity as a where a.datname = current_database() and a.pid <> pg_backend_pid() and a.wait_event_type = 'Lock'",
    );
    await admin.query(`select pg_advisory_unlock(${LOCK})`, [open.ada.personId]);
    now.pass(60);

    const upload = await ended(open, uploadId);

    assert.ok(before > 0 && upload.status === 'done');
    const type = upload.report?.types['HKQuantityTypeIdentifierHeartRate'];
    assert.deepEqual([type?.read, type?.stored, type?.alreadyThere], [MINUTES, MINUTES, 0]);
    const rows = await admin.query('select sum(n)::int as n from health_data.chunk');
    assert.equal(rows.rows[0].n, MINUTES);
    const events = await open.house.events.all(healthData.events.uploadFinished);
    assert.deepEqual(
      events.map(({ payload }) => [payload.status, payload.stored]),
      [['done', MINUTES]],
    );
  } finally {
    await admin.end();
  }
});

const positionOf = async (admin: pg.Client, uploadId: string): Promise<number> =>
  Number((await admin.query('select entry_offset from health_data.upload where upload_id = $1', [uploadId])).rows[0].entry_offset);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await pause(2)) if (await holds()) return;
  throw new Error('it did not come to that in time');
}
