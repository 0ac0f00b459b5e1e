import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { notFound, type Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { findUpload } from '../store/uploads.ts';
import { callerOf } from './caller.ts';
import { uploadView, type UploadView } from './upload-view.ts';

export const getUpload =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.getUpload>, call: Call): Promise<UploadView> => {
    const row = await findUpload(deps.db, callerOf(call), input.params.uploadId);
    if (row === undefined) throw notFound('no-such-upload', 'No such upload.');
    return uploadView(row);
  };
