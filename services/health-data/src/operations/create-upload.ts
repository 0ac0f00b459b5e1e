import { randomUUIDv7 } from 'node:crypto';
import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { writablePerson } from '../ingest/known-person.ts';
import { createUpload as save, findUpload } from '../store/uploads.ts';
import { callerOf } from './caller.ts';
import { uploadView, type UploadView } from './upload-view.ts';

export const createUpload =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.createUpload>, call: Call): Promise<UploadView> => {
    const personId = callerOf(call);
    await writablePerson(deps, personId);
    const uploadId = randomUUIDv7();
    await save(deps.db, { uploadId, personId, name: input.body.name, bytes: input.body.bytes, now: deps.now() });
    const row = await findUpload(deps.db, personId, uploadId);
    if (row === undefined) throw new Error('an upload that was just made is there');
    return uploadView(row);
  };
