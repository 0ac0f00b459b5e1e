import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import { detectedIssues, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** As `searchDetectedIssues`; what the form says is added to the address. */
export const searchDetectedIssuesByForm =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchDetectedIssuesByForm>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, detectedIssues(deps), call, { ...input.query, ...input.body });
