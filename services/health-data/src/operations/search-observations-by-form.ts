import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { answerObservations } from '../fhir/door/search-observations.ts';

/** As `searchObservations`; what the form says is added to the address. */
export const searchObservationsByForm =
  (deps: Deps) =>
  (input: Input<typeof healthData.operations.searchObservationsByForm>, call: Call): Promise<void> =>
    answerObservations(deps, call, { ...input.query, ...input.body });
