import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { beginBulkExport, type ExportDeps } from '../fhir/door/exports.ts';

/** An export of everybody whom the caller may see. */
export const startExport =
  (deps: ExportDeps) =>
  ({ query }: Input<typeof healthData.operations.startExport>, call: Call): Promise<void> =>
    beginBulkExport(deps, call, 'all', query);
