import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import { carePlans, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** As `searchCarePlans`; what the form says is added to the address. */
export const searchCarePlansByForm =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchCarePlansByForm>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, carePlans(deps), call, { ...input.query, ...input.body });
