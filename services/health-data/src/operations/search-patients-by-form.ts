import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { answerPatients } from '../fhir/door/patients.ts';

/** As `searchPatients`; what the form says is added to the address. */
export const searchPatientsByForm =
  (deps: Deps) =>
  (input: Input<typeof healthData.operations.searchPatientsByForm>, call: Call): Promise<void> =>
    answerPatients(deps, call, { ...input.query, ...input.body });
