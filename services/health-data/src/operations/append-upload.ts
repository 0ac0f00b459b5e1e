import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { conflict, currentTraceparent, Fault, notFound, type Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { findUpload, noteReceived, type UploadRow } from '../store/uploads.ts';
import { callerOf } from './caller.ts';
import { uploadView, type UploadView } from './upload-view.ts';

/** Streams to disk; what is acknowledged was made durable first. A part that breaks off keeps what had arrived. */
export const appendUpload =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.appendUpload>, call: Call): Promise<UploadView> => {
    const personId = callerOf(call);
    const { uploadId } = input.params;
    if (call.http === undefined) throw new Error('content arrives over HTTP only');
    const content = call.http.request.raw;
    return await deps.files.inTurn(uploadId, content, async () => {
      const { bytes } = await openUpload(deps, personId, uploadId, input.query.offset);
      const { offset, last } = input.query;
      const { received, error } = await deps.files.append({ personId, uploadId }, offset, content);
      const isComplete = error === undefined && (last || (bytes !== undefined && received >= bytes));
      const traceparent = currentTraceparent() ?? undefined;
      const isNoted = await noteReceived(deps.db, uploadId, { offset, received, isComplete, traceparent, now: deps.now() });
      if (!isNoted) {
        // Cancelled while the content was arriving, or erased with the person: nothing of it may stay.
        if ((await findUpload(deps.db, personId, uploadId)) === undefined) await deps.files.erase(personId);
        else await deps.files.drop({ personId, uploadId });
        throw conflict('upload-closed', 'This upload was cancelled.');
      }
      if (error !== undefined)
        throw new Fault('request-timeout', 408, 'The content broke off.', { cause: error, fix: `Go on at ${received}.` });
      if (isComplete) deps.wake();
      const row = await findUpload(deps.db, personId, uploadId);
      if (row === undefined) throw notFound('no-such-upload', 'No such upload.');
      return uploadView(row);
    });
  };

async function openUpload({ db }: Deps, personId: string, uploadId: string, offset: number): Promise<UploadRow> {
  const upload = await findUpload(db, personId, uploadId);
  if (upload === undefined) throw notFound('no-such-upload', 'No such upload.');
  if (upload.status !== 'receiving') throw conflict('upload-closed', 'This upload is complete or cancelled.');
  if (offset !== upload.received) throw conflict('offset-mismatch', `The next byte is ${upload.received}.`);
  return upload;
}
