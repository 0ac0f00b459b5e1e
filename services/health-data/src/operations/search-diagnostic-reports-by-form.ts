import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { answerReports } from '../fhir/door/reports.ts';

/** As `searchDiagnosticReports`; what the form says is added to the address. */
export const searchDiagnosticReportsByForm =
  (deps: Deps) =>
  (input: Input<typeof healthData.operations.searchDiagnosticReportsByForm>, call: Call): Promise<void> =>
    answerReports(deps, call, { ...input.query, ...input.body });
