import { setTimeout as pause } from 'node:timers/promises';
import type { UploadView } from '../src/operations/upload-view.ts';
import type { OpenHealthData } from './open-health-data.ts';

const WITHIN_MS = 60_000;

/** Sends a file in one part and waits until it has been read. */
export async function importFile({ house, ada }: OpenHealthData, name: string, content: Buffer): Promise<UploadView> {
  const created = (
    await house.ask('health-data', { as: ada, path: '/v1/uploads', body: { name, bytes: content.length } })
  ).json<UploadView>();
  const sent = await house.ask('health-data', {
    as: ada,
    method: 'PATCH',
    path: `/v1/uploads/${created.uploadId}?offset=0&last=true`,
    payload: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
  if (sent.status !== 200) throw new Error(`${sent.status} ${sent.text}`);
  for (const end = performance.now() + WITHIN_MS; performance.now() < end; await pause(20)) {
    const upload = (await house.ask('health-data', { as: ada, path: `/v1/uploads/${created.uploadId}` })).json<UploadView>();
    if (['done', 'failed', 'cancelled'].includes(upload.status)) return upload;
  }
  throw new Error('the import did not end in time');
}
