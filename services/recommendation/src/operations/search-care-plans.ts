import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import { carePlans, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** Plans that one person has taken up. */
export const searchCarePlans =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchCarePlans>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, carePlans(deps), call, input.query);
