import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { notFound, type Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { removeKeptFile } from '../ingest/remove-kept-file.ts';
import { findUpload } from '../store/uploads.ts';
import { callerOf } from './caller.ts';

/** Removes the raw file; what was read from it stays. One that is not kept is no fault. */
export const removeUploadFile =
  (deps: Deps) =>
  async ({ params }: Input<typeof healthData.operations.removeUploadFile>, call: Call): Promise<void> => {
    const upload = await findUpload(deps.db, callerOf(call), params.uploadId);
    if (upload === undefined) throw notFound('no-such-upload', 'No such upload.');
    const { personId, uploadId, keptAs } = upload;
    if (keptAs !== undefined) await removeKeptFile(deps, { personId, uploadId, keptAs });
  };
