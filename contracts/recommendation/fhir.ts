import Type, { type TSchema } from 'typebox';
import { operation, type FhirInteraction } from '../index.ts';
import { Id } from '../shapes/index.ts';

const Text = (description: string): TSchema => Type.Union([Type.String(), Type.Array(Type.String())], { description });
const texts = (parameters: Readonly<Record<string, string>>) =>
  Type.Object(Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, Type.Optional(Text(text))])));

const FORMAT = { _format: 'Only `json`.' };
const SEARCH = {
  patient: '`Patient/<id>`; the person of the token when left out.',
  subject: 'As `patient`.',
  _id: 'Ids, several with commas.',
  _count: 'Results on a page: 50 unless told otherwise, at most 1000.',
  _summary: '`count` for the number alone.',
  _total: '`accurate` for the number beside the page.',
  ...FORMAT,
};
const ISSUE_SEARCH = texts({ ...SEARCH, code: '`code` or `system|code`: kinds of insight, several with commas.' });
const PLAN_SEARCH = texts({ ...SEARCH, status: '`active` or `completed`.' });
const RISK_SEARCH = texts({ ...SEARCH, method: '`code` or `system|code`: equations, several with commas.' });
const ANSWER_SEARCH = texts({
  ...SEARCH,
  questionnaire: '`Questionnaire/<id>`, its canonical address, or the id, several with commas.',
  status: '`completed`.',
});
const { patient: _patient, subject: _subject, ...OF_NOBODY } = SEARCH;
const FORM_SEARCH = texts({
  ...OF_NOBODY,
  url: 'Canonical address.',
  name: 'Beginning of the name.',
  code: '`code` or `system|code`, several with commas.',
  status: '`active`.',
});
const Form = Type.Record(Type.String(), Text('The parameters of the search.'));
const ById = Type.Object({ id: Type.String({ maxLength: 64 }) });

/** Types that the advisor has at the FHIR door. */
export const AdvisorType = Type.Union([
  Type.Literal('DetectedIssue'),
  Type.Literal('CarePlan'),
  Type.Literal('RiskAssessment'),
  Type.Literal('Questionnaire'),
  Type.Literal('QuestionnaireResponse'),
]);
/** A resource of FHIR R4; what is beside these fields is FHIR's. */
const AnyResource = Type.Object(
  {
    resourceType: Type.String(),
    id: Type.String(),
    meta: Type.Object({ versionId: Type.String(), lastUpdated: Type.String() }, { additionalProperties: true }),
    // When it was, by whichever of these its type has.
    identifiedPeriod: Type.Optional(Type.Object({ start: Type.String(), end: Type.String() })),
    period: Type.Optional(Type.Object({ start: Type.String() })),
    occurrenceDateTime: Type.Optional(Type.String()),
    authored: Type.Optional(Type.String()),
  },
  { additionalProperties: true },
);

const may = (resource: string, interaction: FhirInteraction['interaction']) => ({ fhir: { resource, interaction } });
const issues = { permission: 'recommendation:insights:read', answers: 'fhir' } as const;
const plans = { permission: 'recommendation:recommendations:read', answers: 'fhir' } as const;
const forms = { permission: 'recommendation:questionnaires:read', answers: 'fhir' } as const;
const SEARCHED = ['not-acceptable'] as const;
const READ = ['no-such-resource', 'not-acceptable'] as const;

/** What the advisor found, at the FHIR R4 door: findings as DetectedIssue, what a person took up as CarePlan, equations as RiskAssessment, questionnaires and answers. */
export const advisorFhirOperations = {
  searchDetectedIssues: operation({
    id: 'recommendation.searchDetectedIssues',
    method: 'GET',
    path: '/fhir/R4/DetectedIssue',
    ...issues,
    ...may('DetectedIssue', 's'),
    summary: 'What stands out in a person’s data, now and in the past.',
    query: ISSUE_SEARCH,
    errors: [...SEARCHED],
  }),
  searchDetectedIssuesByForm: operation({
    id: 'recommendation.searchDetectedIssuesByForm',
    method: 'POST',
    path: '/fhir/R4/DetectedIssue/_search',
    ...issues,
    ...may('DetectedIssue', 's'),
    summary: 'As `searchDetectedIssues`, with the parameters in a form.',
    query: ISSUE_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readDetectedIssue: operation({
    id: 'recommendation.readDetectedIssue',
    method: 'GET',
    path: '/fhir/R4/DetectedIssue/:id',
    ...issues,
    ...may('DetectedIssue', 'r'),
    summary: 'One of what stands out.',
    params: ById,
    query: texts(FORMAT),
    errors: [...READ],
  }),
  searchCarePlans: operation({
    id: 'recommendation.searchCarePlans',
    method: 'GET',
    path: '/fhir/R4/CarePlan',
    ...plans,
    ...may('CarePlan', 's'),
    summary: 'Recommendations that a person has taken up, or done.',
    query: PLAN_SEARCH,
    errors: [...SEARCHED],
  }),
  searchCarePlansByForm: operation({
    id: 'recommendation.searchCarePlansByForm',
    method: 'POST',
    path: '/fhir/R4/CarePlan/_search',
    ...plans,
    ...may('CarePlan', 's'),
    summary: 'As `searchCarePlans`, with the parameters in a form.',
    query: PLAN_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readCarePlan: operation({
    id: 'recommendation.readCarePlan',
    method: 'GET',
    path: '/fhir/R4/CarePlan/:id',
    ...plans,
    ...may('CarePlan', 'r'),
    summary: 'One recommendation that a person has taken up.',
    params: ById,
    query: texts(FORMAT),
    errors: [...READ],
  }),
  searchRiskAssessments: operation({
    id: 'recommendation.searchRiskAssessments',
    method: 'GET',
    path: '/fhir/R4/RiskAssessment',
    ...issues,
    ...may('RiskAssessment', 's'),
    summary: 'Risks by published equations, of people whom they fit.',
    query: RISK_SEARCH,
    errors: [...SEARCHED],
  }),
  searchRiskAssessmentsByForm: operation({
    id: 'recommendation.searchRiskAssessmentsByForm',
    method: 'POST',
    path: '/fhir/R4/RiskAssessment/_search',
    ...issues,
    ...may('RiskAssessment', 's'),
    summary: 'As `searchRiskAssessments`, with the parameters in a form.',
    query: RISK_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readRiskAssessment: operation({
    id: 'recommendation.readRiskAssessment',
    method: 'GET',
    path: '/fhir/R4/RiskAssessment/:id',
    ...issues,
    ...may('RiskAssessment', 'r'),
    summary: 'One risk by a published equation.',
    params: ById,
    query: texts(FORMAT),
    errors: [...READ],
  }),
  searchQuestionnaires: operation({
    id: 'recommendation.searchQuestionnaires',
    method: 'GET',
    path: '/fhir/R4/Questionnaire',
    ...forms,
    ...may('Questionnaire', 's'),
    summary: 'Questionnaires that can be answered here, with their words where they may be shown.',
    query: FORM_SEARCH,
    errors: [...SEARCHED],
  }),
  searchQuestionnairesByForm: operation({
    id: 'recommendation.searchQuestionnairesByForm',
    method: 'POST',
    path: '/fhir/R4/Questionnaire/_search',
    ...forms,
    ...may('Questionnaire', 's'),
    summary: 'As `searchQuestionnaires`, with the parameters in a form.',
    query: FORM_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readQuestionnaire: operation({
    id: 'recommendation.readQuestionnaire',
    method: 'GET',
    path: '/fhir/R4/Questionnaire/:id',
    ...forms,
    ...may('Questionnaire', 'r'),
    summary: 'One questionnaire.',
    params: ById,
    query: texts(FORMAT),
    errors: [...READ],
  }),
  searchQuestionnaireResponses: operation({
    id: 'recommendation.searchQuestionnaireResponses',
    method: 'GET',
    path: '/fhir/R4/QuestionnaireResponse',
    ...forms,
    ...may('QuestionnaireResponse', 's'),
    summary: 'Questionnaires as a person answered them, with their sums.',
    query: ANSWER_SEARCH,
    errors: [...SEARCHED],
  }),
  searchQuestionnaireResponsesByForm: operation({
    id: 'recommendation.searchQuestionnaireResponsesByForm',
    method: 'POST',
    path: '/fhir/R4/QuestionnaireResponse/_search',
    ...forms,
    ...may('QuestionnaireResponse', 's'),
    summary: 'As `searchQuestionnaireResponses`, with the parameters in a form.',
    query: ANSWER_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readQuestionnaireResponse: operation({
    id: 'recommendation.readQuestionnaireResponse',
    method: 'GET',
    path: '/fhir/R4/QuestionnaireResponse/:id',
    ...forms,
    ...may('QuestionnaireResponse', 'r'),
    summary: 'One answered questionnaire.',
    params: ById,
    query: texts(FORMAT),
    errors: [...READ],
  }),
  listFhirResources: operation({
    id: 'recommendation.listFhirResources',
    method: 'GET',
    path: '/v1/people/:personId/fhir-resources/:type',
    internal: true,
    permission: 'recommendation:fhir-resources:read',
    summary: 'All resources of a type of a person, for everything and for exports of the FHIR door, which asked what the caller may have.',
    params: Type.Object({ personId: Id, type: AdvisorType }),
    output: Type.Object({ items: Type.Array(AnyResource) }),
    errors: [],
  }),
};

export const advisorFhirProblems = {
  'no-such-resource': { status: 404, title: 'There is no such resource, or it is not for you.', fix: 'Check the id.' },
  'not-acceptable': { status: 406, title: 'Only JSON is spoken here.', fix: 'Ask for `application/fhir+json`.' },
} as const;
