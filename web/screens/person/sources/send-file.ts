import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { ApiProblem } from '../../../lib/problem.ts';
import { uploadsQuery } from '../../../lib/queries.ts';
import type { Upload } from '../../../lib/types.ts';
import { nextPart } from './parts.ts';
import { sendPart } from './send-part.ts';
import { noteSending, type Sending } from './sending.ts';

const TRIES = 4;
const FIRST_WAIT_MS = 1000;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The upload that this file belongs to: one that stopped half way, known by name and size, or a new one. */
async function uploadFor(file: File, signal: AbortSignal): Promise<Upload> {
  const { items } = await api('health-data.listUploads', { query: { limit: 20 }, signal });
  const begun = items.find((one) => one.status === 'receiving' && one.name === file.name && one.bytes === file.size);
  return begun ?? api('health-data.createUpload', { body: { name: file.name, bytes: file.size }, signal });
}

/** Sends what is missing, part by part. After a broken part it asks what has arrived and goes on from there. */
async function sendRest(file: File, upload: Upload, signal: AbortSignal, onPart: (upload: Upload) => void): Promise<Upload> {
  let now = upload;
  let failures = 0;
  for (
    let part = nextPart(now.received, file.size);
    part !== undefined && now.status === 'receiving';
    part = nextPart(now.received, file.size)
  ) {
    try {
      now = await sendPart(now.uploadId, file, part, signal);
      failures = 0;
      onPart(now);
      // An empty last part is complete with its answer.
      if (part.isLast && part.to === part.from) break;
    } catch (error) {
      const mayPass = error instanceof ApiProblem && (error.isPassing || error.problem.code === 'offset-mismatch');
      if (!mayPass || failures >= TRIES || signal.aborted) throw error;
      await after(FIRST_WAIT_MS * 2 ** failures);
      failures += 1;
      now = await api('health-data.getUpload', { params: { uploadId: now.uploadId }, signal });
    }
  }
  return now;
}

/**
 * Sends a file. It goes on when the screen is left; how far it is stands in the cache.
 *
 * @throws {ApiProblem} when it could not be begun; once begun, a failure is kept with the sending, so that it can go on
 */
export async function sendFile(cache: QueryClient, file: File): Promise<void> {
  const control = new AbortController();
  const upload = await uploadFor(file, control.signal);
  const sending: Sending = { upload, file, stop: () => control.abort() };
  noteSending(cache, sending);
  try {
    const done = await sendRest(file, upload, control.signal, (now) => noteSending(cache, { ...sending, upload: now }));
    noteSending(cache, { ...sending, upload: done, isSent: true });
  } catch (error) {
    if (!control.signal.aborted) noteSending(cache, { ...sending, upload: await lastKnown(upload), error });
  } finally {
    await cache.invalidateQueries({ queryKey: uploadsQuery().queryKey });
  }
}

/** What the server has of an upload; what was last known when it cannot be asked. */
const lastKnown = (upload: Upload): Promise<Upload> =>
  api('health-data.getUpload', { params: { uploadId: upload.uploadId } }).catch((error: unknown) => {
    if (error instanceof ApiProblem) return upload;
    throw error;
  });
