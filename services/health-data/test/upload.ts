import { setTimeout as pause } from 'node:timers/promises';
import type { UploadView } from '../src/operations/upload-view.ts';
import type { OpenHealthData } from './open-health-data.ts';

const WITHIN_MS = 60_000;

/** Announces a file, sends it in one part, and tells its id without waiting for the reading. */
export async function sendFile({ house, ada }: OpenHealthData, name: string, content: Buffer): Promise<string> {
  const body = { name, bytes: content.length };
  const { uploadId } = (await house.ask('health-data', { as: ada, path: '/v1/uploads', body })).json<UploadView>();
  const sent = await sendPart({ house, ada }, uploadId, 0, content);
  if (sent.status !== 200) throw new Error(`${sent.status} ${sent.text}`);
  return uploadId;
}

/** Sends a part of a file. */
export const sendPart = async (
  { house, ada }: Pick<OpenHealthData, 'house' | 'ada'>,
  uploadId: string,
  offset: number,
  payload: Buffer | string,
) =>
  await house.ask('health-data', {
    as: ada,
    method: 'PATCH',
    path: `/v1/uploads/${uploadId}?offset=${offset}`,
    payload,
    headers: { 'content-type': 'application/octet-stream' },
  });

/** Sends a file in one part and waits until it has been read. */
export async function importFile(open: OpenHealthData, name: string, content: Buffer): Promise<UploadView> {
  return await ended(open, await sendFile(open, name, content));
}

/** Waits until an upload has ended. */
export async function ended({ house, ada }: OpenHealthData, uploadId: string): Promise<UploadView> {
  for (const end = performance.now() + WITHIN_MS; performance.now() < end; await pause(20)) {
    const upload = (await house.ask('health-data', { as: ada, path: `/v1/uploads/${uploadId}` })).json<UploadView>();
    if (['done', 'failed', 'cancelled'].includes(upload.status)) return upload;
  }
  throw new Error('the import did not end in time');
}
