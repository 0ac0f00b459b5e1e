import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { notFound, type Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { findUpload } from '../store/uploads.ts';
import { callerOf } from './caller.ts';

/** Gives a file back as it came; broken off in the middle when it is not what was read. */
export const downloadUpload =
  (deps: Deps) =>
  async ({ params }: Input<typeof healthData.operations.downloadUpload>, call: Call): Promise<void> => {
    if (call.http === undefined) throw new Error('files are for readers over HTTP');
    const upload = await findUpload(deps.db, callerOf(call), params.uploadId);
    if (upload === undefined) throw notFound('no-such-upload', 'No such upload.');
    const { personId, keptAs, sha256, name, received } = upload;
    const content = keptAs === undefined || sha256 === undefined ? undefined : await deps.files.readKept(personId, keptAs, sha256);
    if (content === undefined) throw notFound('no-such-file', 'The file of this upload is not kept.');
    void call.http.reply
      .header('cache-control', 'no-store')
      .header('content-length', received)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      // Somebody else's file: no browser may take it for a page of ours.
      .header('x-content-type-options', 'nosniff')
      .type('application/octet-stream')
      .send(content);
  };
