import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import { riskAssessments, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** As `searchRiskAssessments`; what the form says is added to the address. */
export const searchRiskAssessmentsByForm =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchRiskAssessmentsByForm>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, riskAssessments(deps), call, { ...input.query, ...input.body });
