import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerRead } from '../fhir/read.ts';
import type { FhirDeps } from '../fhir/types-of-advisor.ts';
import { questionnaireResponses } from '../fhir/types-of-questionnaires.ts';

/** One answered questionnaire of a person. */
export const readQuestionnaireResponse =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.readQuestionnaireResponse>, call: Call): Promise<void> =>
    answerRead(questionnaireResponses(deps), call, input.params.id, input.query);
