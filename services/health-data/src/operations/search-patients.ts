import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { answerPatients } from '../fhir/door/patients.ts';

/** The person of the token, and who shares with the account. */
export const searchPatients =
  (deps: Deps) =>
  (input: Input<typeof healthData.operations.searchPatients>, call: Call): Promise<void> =>
    answerPatients(deps, call, input.query);
