import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { answerObservations } from '../fhir/door/search-observations.ts';

/** Observations of one person, in pages that hold still while data comes in. */
export const searchObservations =
  (deps: Deps) =>
  (input: Input<typeof healthData.operations.searchObservations>, call: Call): Promise<void> =>
    answerObservations(deps, call, input.query);
