import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import type { FhirDeps } from '../fhir/types-of-advisor.ts';
import { questionnaireResponses } from '../fhir/types-of-questionnaires.ts';

/** What a person answered. */
export const searchQuestionnaireResponses =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchQuestionnaireResponses>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, questionnaireResponses(deps), call, input.query);
