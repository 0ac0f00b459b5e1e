import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import { detectedIssues, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** Findings of one person. */
export const searchDetectedIssues =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchDetectedIssues>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, detectedIssues(deps), call, input.query);
