import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import type { FhirDeps } from '../fhir/types-of-advisor.ts';
import { answerQuestionnaireRead } from '../fhir/types-of-questionnaires.ts';

/** One questionnaire that can be answered here. */
export const readQuestionnaire =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.readQuestionnaire>, call: Call): Promise<void> =>
    answerQuestionnaireRead(deps, call, input.params.id, input.query);
