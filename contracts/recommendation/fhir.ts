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
const Form = Type.Record(Type.String(), Text('The parameters of the search.'));
const ById = Type.Object({ id: Type.String({ maxLength: 64 }) });

/** Types that the advisor has at the FHIR door. */
export const AdvisorType = Type.Union([Type.Literal('DetectedIssue'), Type.Literal('CarePlan'), Type.Literal('RiskAssessment')]);
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
  },
  { additionalProperties: true },
);

const may = (resource: string, interaction: FhirInteraction['interaction']) => ({ fhir: { resource, interaction } });
const issues = { permission: 'recommendation:insights:read', answers: 'fhir' } as const;
const plans = { permission: 'recommendation:recommendations:read', answers: 'fhir' } as const;
const SEARCHED = ['not-acceptable'] as const;
const READ = ['no-such-resource', 'not-acceptable'] as const;

/** What the advisor found, at the FHIR R4 door: findings as DetectedIssue, what a person took up as CarePlan, equations as RiskAssessment. */
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
