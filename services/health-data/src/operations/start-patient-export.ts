import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { beginBulkExport, type ExportDeps } from '../fhir/door/exports.ts';

/** As `startExport`: all that is kept is of people. */
export const startPatientExport =
  (deps: ExportDeps) =>
  ({ query }: Input<typeof healthData.operations.startPatientExport>, call: Call): Promise<void> =>
    beginBulkExport(deps, call, 'all', query);
