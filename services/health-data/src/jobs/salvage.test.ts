import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildZip } from '@aceso/integrations/testing';
import { frozenClock } from '@aceso/kit/testing';
import { exportXml, heartRateMinutes } from '../../test/export-xml.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';
import { openRawFiles } from '../store/raw-files.ts';
import { sweepUploads } from './sweep-uploads.ts';

const HEART_RATE = 'HKQuantityTypeIdentifierHeartRate';

test('import: an archive that was cut off keeps what it still holds, and says so', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const whole = buildZip([{ name: 'apple_health_export/export.xml', content: exportXml(...heartRateMinutes(20_000)) }]);

  const { status, report } = await importFile(open, 'export.zip', whole.subarray(0, Math.floor(whole.length / 2)));

  assert.equal(status, 'done');
  const { read = 0, stored } = report?.types[HEART_RATE] ?? {};
  assert.ok(read > 5000 && read < 20_000 && stored === read, `${read} read, ${stored} stored`);
  assert.ok(report?.problems.some(({ reason }) => reason === 'archive-cut-off'));
  const latest = await open.get<{ items: { samples: number }[] }>('/v1/people/me/latest');
  assert.equal(latest.items[0]?.samples, read);
});

test('sweep: content of ended or unknown uploads goes, content that is still needed stays, and silent uploads are given up', async () => {
  const now = frozenClock();
  await using open = await openHealthData({ now });
  const folder = mkdtempSync(join(tmpdir(), 'aceso-sweep-'));
  const files = openRawFiles(folder, async () => new Uint8Array(32));
  const { personId } = open.ada;
  const db = open.house.database.dbOf('health-data');
  const create = async (): Promise<string> =>
    (await open.house.ask('health-data', { as: open.ada, path: '/v1/uploads', body: { name: 'x', bytes: 9 } })).json<{ uploadId: string }>()
      .uploadId;
  const [needed, unknown] = [await create(), crypto.randomUUID()];
  mkdirSync(join(folder, 'raw', personId), { recursive: true });
  for (const id of [needed, unknown]) writeFileSync(join(folder, 'raw', personId, `incoming-${id}`), 'x');
  const names = (): string[] => readdirSync(join(folder, 'raw', personId));

  await sweepUploads({ db, files, now });
  const first = names();
  now.pass(4 * 86_400);
  await sweepUploads({ db, files, now });

  assert.deepEqual([first, names()], [[`incoming-${needed}`], []]);
  const upload = await open.get<{ status: string }>(`/v1/uploads/${needed}`);
  assert.equal(upload.status, 'cancelled');
  rmSync(folder, { recursive: true });
  assert.equal(existsSync(folder), false);
});
