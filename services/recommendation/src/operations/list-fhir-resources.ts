import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Resource } from '@aceso/kit/fhir';
import { carePlans, detectedIssues, riskAssessments, type FhirDeps } from '../fhir/types-of-advisor.ts';
import { answeredQuestionnaires, questionnaireResponses } from '../fhir/types-of-questionnaires.ts';

type Contract = typeof recommendation.operations.listFhirResources;

/** All resources of a type of a person, in the order of their ids. Few enough to be read at once. */
export const listFhirResources =
  (deps: FhirDeps) =>
  async ({ params: { personId, type } }: Input<Contract>): Promise<Output<Contract>> => {
    const of: Readonly<Record<typeof type, { readonly all: (personId: string) => Promise<readonly Resource[]> }>> = {
      DetectedIssue: detectedIssues(deps),
      CarePlan: carePlans(deps),
      RiskAssessment: riskAssessments(deps),
      Questionnaire: { all: (of) => answeredQuestionnaires(deps, of) },
      QuestionnaireResponse: questionnaireResponses(deps),
    };
    const resources = await of[type].all(personId);
    return { items: resources.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((resource) => ({ ...resource, meta: { ...resource.meta } })) };
  };
