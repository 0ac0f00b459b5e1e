import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { answerReports } from '../fhir/door/reports.ts';

/** Reports of laboratories and clinics of one person. */
export const searchDiagnosticReports =
  (deps: Deps) =>
  (input: Input<typeof healthData.operations.searchDiagnosticReports>, call: Call): Promise<void> =>
    answerReports(deps, call, input.query);
