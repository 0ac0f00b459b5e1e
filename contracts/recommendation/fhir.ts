import Type, { type TSchema } from 'typebox';
import { operation, type FhirInteraction } from '../index.ts';

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
const Form = Type.Record(Type.String(), Text('The parameters of the search.'));
const ById = Type.Object({ id: Type.String({ maxLength: 64 }) });

const may = (resource: string, interaction: FhirInteraction['interaction']) => ({ fhir: { resource, interaction } });
const issues = { permission: 'recommendation:insights:read', answers: 'fhir' } as const;
const plans = { permission: 'recommendation:recommendations:read', answers: 'fhir' } as const;
const SEARCHED = ['not-acceptable'] as const;
const READ = ['no-such-resource', 'not-acceptable'] as const;

/** What the advisor found, at the FHIR R4 door: findings as DetectedIssue, what a person took up as CarePlan. */
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
};

export const advisorFhirProblems = {
  'no-such-resource': { status: 404, title: 'There is no such resource, or it is not for you.', fix: 'Check the id.' },
  'not-acceptable': { status: 406, title: 'Only JSON is spoken here.', fix: 'Ask for `application/fhir+json`.' },
} as const;
