import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { frozenClock, person, quietLog, testSettings } from '@aceso/kit/testing';
import { exportXml, heartRateMinutes } from '../../test/export-xml.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';
import type { Deps } from '../deps.ts';
import { removeOldFiles } from '../jobs/remove-old-files.ts';
import { openRawFiles } from '../store/raw-files.ts';
import type { UploadView } from './upload-view.ts';

const CONTENT = exportXml(...heartRateMinutes(2000));
const ask = async (open: OpenHealthData, uploadId: string, method: 'GET' | 'DELETE' = 'GET', as = open.ada) =>
  await open.house.ask('health-data', { as, method, path: `/v1/uploads/${uploadId}/file` });
const folderOf = (open: OpenHealthData): string => join(open.house.folder, 'health-data', 'raw', open.ada.personId);
const view = async (open: OpenHealthData, uploadId: string): Promise<UploadView> => await open.get<UploadView>(`/v1/uploads/${uploadId}`);

test('downloadUpload: the raw file comes back as it was, and nothing of it lies open on the disk', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const { uploadId, fileKept } = await importFile(open, 'Export März.xml', CONTENT);

  const reply = await ask(open, uploadId);

  assert.equal(fileKept, true);
  assert.equal(reply.status, 200);
  assert.equal(reply.text, CONTENT.toString());
  assert.equal(reply.headers['content-length'], String(CONTENT.length));
  assert.equal(reply.headers['content-disposition'], "attachment; filename*=UTF-8''Export%20M%C3%A4rz.xml");
  const [file = '', ...others] = readdirSync(folderOf(open));
  assert.deepEqual(others, []);
  const stored = readFileSync(join(folderOf(open), file));
  assert.equal(stored.includes('HealthData'), false);
  assert.equal(stored.length, CONTENT.length + 32);
});

test('downloadUpload: another person is refused, and a file that was changed is never given whole', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const { uploadId } = await importFile(open, 'export.xml', CONTENT);
  assert.equal((await ask(open, uploadId, 'GET', person())).status, 404);

  const file = join(folderOf(open), readdirSync(folderOf(open))[0] ?? '');
  const stored = readFileSync(file);
  stored[stored.length - 5] = (stored[stored.length - 5] ?? 0) ^ 1;
  writeFileSync(file, stored);

  const url = await open.house.app('health-data').listen({ port: 0, host: '127.0.0.1' });
  const token = await open.house.issuer.token(open.ada, 'health-data', new Date());
  const reply = await fetch(`${url}/v1/uploads/${uploadId}/file`, { headers: { authorization: `Bearer ${token}` } });
  await assert.rejects(reply.arrayBuffer());
});

test('removeUploadFile: the file goes with the last upload that brought it, the data stays', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const first = await importFile(open, 'export.xml', CONTENT);
  const second = await importFile(open, 'again.xml', CONTENT);
  assert.equal(readdirSync(folderOf(open)).length, 1);

  assert.equal((await ask(open, first.uploadId, 'DELETE')).status, 204);
  assert.deepEqual([(await ask(open, first.uploadId)).status, (await ask(open, second.uploadId)).status], [404, 200]);
  assert.equal((await view(open, first.uploadId)).fileKept, undefined);

  assert.equal((await ask(open, second.uploadId, 'DELETE')).status, 204);
  assert.equal((await ask(open, second.uploadId, 'DELETE')).status, 204);
  assert.deepEqual(readdirSync(folderOf(open)), []);
  assert.equal((await open.get<{ items: { samples: number }[] }>('/v1/people/me/latest')).items[0]?.samples, 2000);
});

test('keepRawUploadDays: files go when their time is over, and those of later days stay', async () => {
  const now = frozenClock();
  await using open = await openHealthData({ timeZone: 'UTC', now });
  const old = await importFile(open, 'old.xml', CONTENT);
  now.pass(20 * 86_400);
  const young = await importFile(open, 'young.xml', exportXml(...heartRateMinutes(10)));
  now.pass(11 * 86_400);
  const settings = testSettings(healthData);
  const files = openRawFiles(join(open.house.folder, 'health-data'), async () => new Uint8Array(32)); // Removing needs no key.
  const deps = { db: open.house.database.dbOf('health-data'), files, now, log: quietLog(), settings: settings as Deps['settings'] };

  assert.equal(await removeOldFiles(deps), 0);
  settings.set('keepRawUploadDays', 30);
  assert.equal(await removeOldFiles(deps), 1);

  assert.deepEqual([(await view(open, old.uploadId)).fileKept, (await view(open, young.uploadId)).fileKept], [undefined, true]);
  assert.equal(readdirSync(folderOf(open)).length, 1);
});
