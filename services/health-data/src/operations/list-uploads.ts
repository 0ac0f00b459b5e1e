import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { listUploads as list } from '../store/uploads.ts';
import { callerOf } from './caller.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { uploadView } from './upload-view.ts';

type Contract = typeof healthData.operations.listUploads;

export const listUploads =
  (deps: Deps) =>
  async (input: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const { limit, cursor } = input.query;
    const rows = await list(deps.db, callerOf(call), cursor === undefined ? undefined : decodeCursor(cursor, 'uuid'), limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return { items: page.map(uploadView), ...(rows.length > limit && last !== undefined ? { next: encodeCursor(last.uploadId) } : {}) };
  };
