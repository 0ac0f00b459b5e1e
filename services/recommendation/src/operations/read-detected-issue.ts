import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerRead } from '../fhir/read.ts';
import { detectedIssues, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** One finding of a person. */
export const readDetectedIssue =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.readDetectedIssue>, call: Call): Promise<void> =>
    answerRead(detectedIssues(deps), call, input.params.id, input.query);
