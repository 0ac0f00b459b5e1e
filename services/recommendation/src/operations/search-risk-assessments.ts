import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import { riskAssessments, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** Risks of one person by the equations that fit. */
export const searchRiskAssessments =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchRiskAssessments>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, riskAssessments(deps), call, input.query);
