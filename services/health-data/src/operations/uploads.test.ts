import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { exportXml, heartRateMinutes } from '../../test/export-xml.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { ended, sendPart } from '../../test/upload.ts';
import type { UploadView } from './upload-view.ts';

const create = async (open: Awaited<ReturnType<typeof openHealthData>>, bytes: number): Promise<string> =>
  (await open.house.ask('health-data', { as: open.ada, path: '/v1/uploads', body: { name: 'export.xml', bytes } })).json<UploadView>()
    .uploadId;

test('appendUpload: parts are taken only in order, and a complete upload is closed', async () => {
  await using open = await openHealthData();
  const uploadId = await create(open, 20);
  const send = (offset: number, text: string) => sendPart(open, uploadId, offset, text);

  const replies = [await send(0, '0123456789'), await send(5, 'x'), await send(10, '0123456789'), await send(20, 'x')];

  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 409, 200, 409],
  );
  assert.deepEqual([replies[1]?.json()['code'], replies[3]?.json()['code']], ['offset-mismatch', 'upload-closed']);
});

test('appendUpload: a file in parts is read whole', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const content = exportXml(...heartRateMinutes(500));
  const uploadId = await create(open, content.length);
  for (let at = 0; at < content.length; at += 30_000) await sendPart(open, uploadId, at, content.subarray(at, at + 30_000));

  const upload = await ended(open, uploadId);

  assert.deepEqual(
    [upload.status, upload.received, upload.report?.types['HKQuantityTypeIdentifierHeartRate']?.stored],
    ['done', content.length, 500],
  );
  assert.deepEqual([upload.progress.done, upload.progress.total], [content.length, content.length]);
});

test('cancelUpload: content that is still arriving is refused at its end, and nothing of it is read', async () => {
  await using open = await openHealthData();
  const uploadId = await create(open, 1000);
  const url = await open.house.app('health-data').listen({ port: 0, host: '127.0.0.1' });
  const token = await open.house.issuer.token(open.ada, 'health-data', new Date());
  const sender = request(`${url}/v1/uploads/${uploadId}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', 'content-length': 1000 },
  });
  const outcome = new Promise<number | 'broken off'>((resolve) => {
    sender.once('response', ({ statusCode = 0 }) => resolve(statusCode)).once('error', () => resolve('broken off'));
  });
  sender.write('x'.repeat(400));

  const reply = await open.house.ask('health-data', { as: open.ada, method: 'DELETE', path: `/v1/uploads/${uploadId}` });
  sender.end('x'.repeat(600));

  assert.equal(reply.status, 204);
  assert.ok([409, 'broken off'].includes(await outcome));
  assert.equal((await open.get<UploadView>(`/v1/uploads/${uploadId}`)).status, 'cancelled');
  assert.equal((await sendPart(open, uploadId, 0, 'x')).json()['code'], 'upload-closed');
});

test('listUploads: own uploads only, newest first, in pages', async () => {
  await using open = await openHealthData();
  const ids = [await create(open, 5), await create(open, 5), await create(open, 5)];
  const stranger = { subject: crypto.randomUUID(), roles: ['person'] as const, personId: crypto.randomUUID() };

  const first = await open.get<{ items: UploadView[]; next: string }>('/v1/uploads?limit=2');
  const second = await open.get<{ items: UploadView[]; next?: string }>(`/v1/uploads?limit=2&cursor=${first.next}`);

  assert.deepEqual(
    [...first.items, ...second.items].map(({ uploadId }) => uploadId),
    ids.toReversed(),
  );
  assert.equal(second.next, undefined);
  assert.equal((await open.house.ask('health-data', { as: stranger, path: `/v1/uploads/${ids[0]}` })).status, 404);
});
