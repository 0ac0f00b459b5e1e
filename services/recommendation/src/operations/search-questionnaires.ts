import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import { answerSearch } from '../fhir/search.ts';
import type { FhirDeps } from '../fhir/types-of-advisor.ts';
import { questionnaires } from '../fhir/types-of-questionnaires.ts';

/** Questionnaires that can be answered here. */
export const searchQuestionnaires =
  (deps: FhirDeps) =>
  (input: Input<typeof recommendation.operations.searchQuestionnaires>, call: Call): Promise<void> =>
    answerSearch(deps.publicOrigin, questionnaires(deps), call, input.query);
