import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { httpOf } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { ownExport } from '../fhir/door/exports.ts';
import { deleteExport } from '../store/fhir-exports.ts';

/** The row goes first: whoever is writing sees that there is no use in going on, and removes what was written since. */
export const cancelExport =
  (deps: Deps) =>
  async ({ params }: Input<typeof healthData.operations.cancelExport>, call: Call): Promise<void> => {
    const { exportId } = await ownExport(deps, call, params.exportId);
    await deleteExport(deps.db, exportId);
    await deps.exports.remove(exportId);
    void httpOf(call).reply.code(202).header('cache-control', 'no-store').send();
  };
