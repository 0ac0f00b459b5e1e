import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { conflict, currentTraceparent, Fault, notFound, type Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { findUpload, noteReceived } from '../store/uploads.ts';
import { callerOf } from './caller.ts';
import { uploadView, type UploadView } from './upload-view.ts';

/** Streams to disk; what is acknowledged was made durable first. A part that breaks off keeps what had arrived. */
export const appendUpload =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.appendUpload>, call: Call): Promise<UploadView> => {
    const personId = callerOf(call);
    const { uploadId } = input.params;
    const upload = await findUpload(deps.db, personId, uploadId);
    if (upload === undefined) throw notFound('no-such-upload', 'No such upload.');
    if (upload.status !== 'receiving') throw conflict('upload-closed', 'This upload is complete or cancelled.');
    if (input.query.offset !== upload.received) throw conflict('offset-mismatch', `The next byte is ${upload.received}.`);
    if (call.http === undefined) throw new Error('content arrives over HTTP only');
    const { received, error } = await deps.files.append(personId, uploadId, upload.received, call.http.request.raw);
    const complete = error === undefined && (input.query.last || (upload.bytes !== undefined && received >= upload.bytes));
    await noteReceived(deps.db, uploadId, received, complete, currentTraceparent() ?? undefined);
    if (error !== undefined)
      throw new Fault('request-timeout', 408, 'The content broke off.', { cause: error, fix: `Go on at ${received}.` });
    if (complete) deps.wake();
    const row = await findUpload(deps.db, personId, uploadId);
    if (row === undefined) throw notFound('no-such-upload', 'No such upload.');
    return uploadView(row);
  };
