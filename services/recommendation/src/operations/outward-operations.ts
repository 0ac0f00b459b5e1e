import type { FhirDeps } from '../fhir/types-of-advisor.ts';
import type { AgentClients } from '../agents/tool.ts';
import type { Deps } from '../deps.ts';
import { callCdsService } from './call-cds-service.ts';
import { giveCdsFeedback } from './give-cds-feedback.ts';
import { listCdsServices } from './list-cds-services.ts';
import { listClinicianCards } from './list-clinician-cards.ts';
import { serveAgent } from './serve-agent.ts';
import { searchDetectedIssues } from './search-detected-issues.ts';
import { searchDetectedIssuesByForm } from './search-detected-issues-by-form.ts';
import { readDetectedIssue } from './read-detected-issue.ts';
import { searchCarePlans } from './search-care-plans.ts';
import { searchCarePlansByForm } from './search-care-plans-by-form.ts';
import { searchRiskAssessments } from './search-risk-assessments.ts';
import { searchRiskAssessmentsByForm } from './search-risk-assessments-by-form.ts';
import { readRiskAssessment } from './read-risk-assessment.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { readQuestionnaireResponse } from './read-questionnaire-response.ts';
import { searchQuestionnaires } from './search-questionnaires.ts';
import { searchQuestionnairesByForm } from './search-questionnaires-by-form.ts';
import { searchQuestionnaireResponses } from './search-questionnaire-responses.ts';
import { searchQuestionnaireResponsesByForm } from './search-questionnaire-responses-by-form.ts';
import { listFhirResources } from './list-fhir-resources.ts';
import { readCarePlan } from './read-care-plan.ts';

/** Doors for programs of others: agents, clinicians' systems, FHIR. */
export const outwardOperations = (deps: Deps & FhirDeps & { readonly advisor: AgentClients['advisor'] }) => ({
  serveAgent: serveAgent({ ...deps, clients: deps }),
  listCdsServices: listCdsServices(),
  callCdsService: callCdsService(deps),
  giveCdsFeedback: giveCdsFeedback(deps),
  listClinicianCards: listClinicianCards(deps),
  searchDetectedIssues: searchDetectedIssues(deps),
  searchDetectedIssuesByForm: searchDetectedIssuesByForm(deps),
  readDetectedIssue: readDetectedIssue(deps),
  searchCarePlans: searchCarePlans(deps),
  searchCarePlansByForm: searchCarePlansByForm(deps),
  readCarePlan: readCarePlan(deps),
  searchRiskAssessments: searchRiskAssessments(deps),
  searchRiskAssessmentsByForm: searchRiskAssessmentsByForm(deps),
  readRiskAssessment: readRiskAssessment(deps),
  searchQuestionnaires: searchQuestionnaires(deps),
  searchQuestionnairesByForm: searchQuestionnairesByForm(deps),
  readQuestionnaire: readQuestionnaire(deps),
  searchQuestionnaireResponses: searchQuestionnaireResponses(deps),
  searchQuestionnaireResponsesByForm: searchQuestionnaireResponsesByForm(deps),
  readQuestionnaireResponse: readQuestionnaireResponse(deps),
  listFhirResources: listFhirResources(deps),
});
