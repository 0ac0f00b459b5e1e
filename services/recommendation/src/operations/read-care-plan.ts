import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerRead } from '../fhir/read.ts';
import { carePlans, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** One plan of a person. */
export const readCarePlan =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.readCarePlan>, call: Call): Promise<void> =>
    answerRead(carePlans(deps), call, input.params.id, input.query);
