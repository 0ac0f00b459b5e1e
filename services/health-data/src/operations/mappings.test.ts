import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import { buildZip } from '@aceso/integrations/testing';
import { frozenClock } from '@aceso/kit/testing';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { ended, importFile, sendFile } from '../../test/upload.ts';
import { sweepUploads } from '../jobs/sweep-uploads.ts';
import { openRawFiles } from '../store/raw-files.ts';
import type { UploadView } from './upload-view.ts';

type Proposal = Output<typeof healthData.operations.proposeMapping>;
type Preview = Output<typeof healthData.operations.previewMapping>;

const rows = Array.from({ length: 20 }, (_, i) =>
  `${String(i + 1).padStart(2, '0')}.03.2026;07:05;${80 + i / 10};62;fine`.replace(/(\d)\.(\d);62/, '$1,$2;62'),
);
const DIARY = Buffer.from(
  ['Diary of somebody', 'Date;Time;Weight;Pulse;Remark', ...rows, '31.02.2026;07:05;80;60;', '25.03.2026;07:05;9999;60;'].join('\n'),
);

async function awaiting(open: OpenHealthData, uploadId: string): Promise<UploadView> {
  for (let tries = 0; tries < 1500; tries++) {
    const upload = await open.get<UploadView>(`/v1/uploads/${uploadId}`);
    if (upload.needsMapping === true || upload.status === 'failed') return upload;
    await pause(20);
  }
  throw new Error('the upload did not come to wait in time');
}
const put = (open: OpenHealthData, uploadId: string, body: unknown, as = open.ada) =>
  open.house.ask('health-data', { as, method: 'PUT', path: `/v1/uploads/${uploadId}/mapping`, body });

test('confirmMapping: a table that nobody knows waits, is explained, read with full counts, and the next one is read without asking', async () => {
  await using open = await openHealthData({ timeZone: 'Europe/Berlin' });
  const uploadId = await sendFile(open, 'my weight.csv', DIARY);
  const waits = await awaiting(open, uploadId);
  assert.deepEqual([waits.status, waits.needsMapping], ['waiting', true]);

  const proposal = await open.get<Proposal>(`/v1/uploads/${uploadId}/mapping`);
  assert.ok(proposal.mapping !== undefined);
  assert.deepEqual(
    proposal.mapping.columns.map(({ metric, unit }) => `${metric} ${unit}`),
    ['body-mass kg', 'heart-rate /min'],
  );
  assert.equal(proposal.preview?.rows[0]?.start, '2026-03-01T06:05:00.000Z');
  const reply = await put(open, uploadId, { ...proposal.mapping, source: 'Bathroom scale' });
  const upload = await ended(open, uploadId);

  assert.deepEqual([reply.status, upload.status, upload.source, upload.report?.source], [200, 'done', 'table', 'Bathroom scale']);
  const { read, stored, skipped, quarantined } = upload.report?.types['Weight'] ?? {};
  assert.deepEqual([read, stored, skipped, quarantined], [22, 20, 0, 2]);
  const latest = await open.get<{ items: { metric: string; value: number; source: string }[] }>('/v1/people/me/latest');
  assert.deepEqual(latest.items.find(({ metric }) => metric === 'body-mass')?.source, 'Bathroom scale');

  const again = await importFile(open, 'other name.csv', Buffer.concat([DIARY, Buffer.from('\n26.03.2026;07:05;81,5;61;')]));
  assert.deepEqual([again.status, again.report?.types['Weight']?.stored, again.report?.types['Weight']?.alreadyThere], ['done', 1, 20]);
  const inArchive = await importFile(open, 'all.zip', buildZip([{ name: 'a/diary.csv', content: DIARY }]));
  assert.deepEqual([inArchive.status, inArchive.report?.types['Weight']?.stored], ['done', 0]);
});

test('previewMapping: shows rows as another mapping would store them, and stores nothing', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const uploadId = await sendFile(open, 'diary.csv', DIARY);
  await awaiting(open, uploadId);
  const body = {
    time: [0],
    timeForm: 'written',
    dayOrder: 'day-first',
    decimalMark: ',',
    columns: [{ column: 2, metric: 'body-mass', unit: 'lb' }],
  };

  const reply = await open.house.ask('health-data', { as: open.ada, path: `/v1/uploads/${uploadId}/mapping/preview`, body });

  const preview = reply.json<Preview>();
  assert.deepEqual(
    [reply.status, preview.rows[0]?.cells[0]?.text, preview.rows[0]?.cells[0]?.value, preview.seen],
    [200, '80', 36.2874, 22],
  );
  assert.deepEqual((await open.get<{ items: unknown[] }>('/v1/people/me/latest')).items, []);
  assert.equal((await open.get<UploadView>(`/v1/uploads/${uploadId}`)).needsMapping, true);
});

test('confirmMapping: what cannot be read is refused with the field; strangers and uploads that do not wait are refused', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const uploadId = await sendFile(open, 'diary.csv', DIARY);
  await awaiting(open, uploadId);
  const mapping = { time: [0], timeForm: 'written', columns: [{ column: 2, metric: 'body-mass', unit: 'kg' }] };
  const stranger = { subject: crypto.randomUUID(), roles: ['person'] as const, personId: crypto.randomUUID() };

  const wrong = await put(open, uploadId, {
    ...mapping,
    time: [9],
    columns: [
      { column: 2, metric: 'body-mass', unit: 'bpm' },
      { column: 3, metric: 'wingspan', unit: 'm' },
      { column: 3, metric: 'body-mass', unit: 'kg' },
    ],
  });
  const replies = [await put(open, uploadId, mapping, stranger), await put(open, uploadId, mapping), await put(open, uploadId, mapping)];
  const upload = await ended(open, uploadId);

  assert.equal(wrong.status, 400);
  assert.deepEqual(
    wrong.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path),
    ['/body/time/0', '/body/columns/0/unit', '/body/columns/1/metric', '/body/columns/2/metric'],
  );
  assert.deepEqual(
    replies.map(({ status }) => status),
    [404, 200, 409],
  );
  assert.equal(upload.status, 'done');
  assert.equal(
    (await open.house.ask('health-data', { as: open.ada, path: `/v1/uploads/${uploadId}/mapping` })).json()['code'],
    'no-mapping-needed',
  );
});

test('proposeMapping: a table without a time says so, a file that is no table fails, and what nobody explains is given up', async () => {
  const now = frozenClock();
  await using open = await openHealthData({ now });
  const uploadId = await sendFile(open, 'no-time.csv', Buffer.from('name,pulse\n1,61\n2,62\n'));
  await awaiting(open, uploadId);
  const text = await importFile(open, 'notes.csv', Buffer.from('hello\nthere\n'));

  const proposal = await open.get<Proposal>(`/v1/uploads/${uploadId}/mapping`);
  now.pass(4 * 86_400);
  await sweepUploads({ db: open.house.database.dbOf('health-data'), files: openRawFiles('/nowhere', async () => new Uint8Array(32)), now });
  const given = await open.get<UploadView>(`/v1/uploads/${uploadId}`);

  assert.deepEqual([proposal.doubts, proposal.mapping], [['no-time-column'], undefined]);
  assert.equal(text.status, 'failed');
  assert.deepEqual([given.status, given.needsMapping, given.failure], ['cancelled', undefined, 'Nobody said what its columns are.']);
});
