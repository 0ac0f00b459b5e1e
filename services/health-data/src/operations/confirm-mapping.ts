import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { fingerprintOf } from '@aceso/integrations/table';
import { notFound, type Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { giveMapping, rememberTable } from '../store/table-mappings.ts';
import { findUpload } from '../store/uploads.ts';
import { awaitingTable, checkedMapping, noMappingNeeded } from './awaiting-table.ts';
import { uploadView, type UploadView } from './upload-view.ts';

/** Remembers the mapping and lets the import go on, in one transaction: killed in between, nothing has happened. */
export const confirmMapping =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.confirmMapping>, call: Call): Promise<UploadView> => {
    const { uploadId } = input.params;
    const { personId, table } = await awaitingTable(deps, call, uploadId);
    const mapping = checkedMapping(input.body, table);
    await deps.db.tx(async (tx) => {
      if (!(await giveMapping(tx, uploadId, mapping))) throw noMappingNeeded();
      await rememberTable(tx, personId, { fingerprint: fingerprintOf(table.header), mapping }, deps.now());
    });
    deps.wake();
    const row = await findUpload(deps.db, personId, uploadId);
    if (row === undefined) throw notFound('no-such-upload', 'No such upload.');
    return uploadView(row);
  };
