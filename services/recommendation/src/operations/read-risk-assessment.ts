import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerRead } from '../fhir/read.ts';
import { riskAssessments, type FhirDeps } from '../fhir/types-of-advisor.ts';

/** One risk of a person. */
export const readRiskAssessment =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.readRiskAssessment>, call: Call): Promise<void> =>
    answerRead(riskAssessments(deps), call, input.params.id, input.query);
