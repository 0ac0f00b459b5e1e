import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { notFound, type Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { endUpload, findUpload } from '../store/uploads.ts';
import { callerOf } from './caller.ts';

export const cancelUpload =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.cancelUpload>, call: Call): Promise<void> => {
    const personId = callerOf(call);
    const { uploadId } = input.params;
    if ((await findUpload(deps.db, personId, uploadId)) === undefined) throw notFound('no-such-upload', 'No such upload.');
    if (!(await endUpload(deps.db, uploadId, 'cancelled', undefined, deps.now()))) return;
    deps.files.endSender(uploadId);
    await deps.files.drop({ personId, uploadId });
  };
