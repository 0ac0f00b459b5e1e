import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import type { FhirDeps } from '../fhir/types-of-advisor.ts';
import { questionnaireResponses } from '../fhir/types-of-questionnaires.ts';

/** As `searchQuestionnaireResponses`; what the form says is added to the address. */
export const searchQuestionnaireResponsesByForm =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchQuestionnaireResponsesByForm>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, questionnaireResponses(deps), call, { ...input.query, ...input.body });
