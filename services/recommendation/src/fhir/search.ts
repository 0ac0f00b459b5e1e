import type { FhirInteraction } from '@aceso/contracts';
import { forbidden, invalid, type Call } from '@aceso/kit';
import {
  checkFormat,
  countOf,
  CURSOR,
  headerOf,
  parametersOf,
  personAsked,
  searchSet,
  sendJson,
  totalOf,
  type Given,
  type Resource,
} from '@aceso/kit/fhir';

/** A type that the advisor has at the door. */
export interface AdvisorType<R extends Resource> {
  readonly type: 'DetectedIssue' | 'CarePlan' | 'RiskAssessment' | 'Questionnaire' | 'QuestionnaireResponse';
  readonly permission: string;
  /** Share category under which it is seen: `recommendations` unless it says otherwise. */
  readonly category?: 'mind';
  /** The same for everybody: it is searched without a person. */
  readonly isOfNobody?: true;
  /** Parameters beside those of every search, and how each tests a resource. */
  readonly parameters: Readonly<Record<string, (resource: R, value: string) => boolean>>;
  readonly all: (personId: string) => Promise<readonly R[]>;
  /** An OperationOutcome beside what was found: why there is not more. */
  readonly aside?: (personId: string) => Promise<object | undefined>;
}

const OF_A_PERSON = ['patient', 'subject'];
const ALWAYS = ['_id', '_count', '_summary', '_total', CURSOR];

/** Whether the caller may have what the advisor has of a person: by the same category as at every other door. */
export async function mayHave(
  call: Call,
  personId: string,
  of: Pick<AdvisorType<Resource>, 'type' | 'permission' | 'category'>,
  interaction: FhirInteraction['interaction'],
): Promise<boolean> {
  const allowance = await call.reach.of({
    personId,
    permission: of.permission,
    fhir: { resource: of.type, interaction },
    categories: [of.category ?? 'recommendations'],
  });
  return allowance !== undefined;
}

/** Answers a search: few enough of a person to be read at once, in the order of their ids. */
export async function answerSearch<R extends Resource>(origin: string, of: AdvisorType<R>, call: Call, given: Given): Promise<void> {
  checkFormat(call, given);
  const known = [...(of.isOfNobody ? [] : OF_A_PERSON), ...ALWAYS, ...Object.keys(of.parameters)];
  const parameters = parametersOf(given, new Set(known), headerOf(call, 'prefer'));
  const personId = of.isOfNobody ? call.principal.personId : personAsked(call, parameters);
  if (personId === undefined) throw forbidden();
  if (!(await mayHave(call, personId, of, 's'))) throw forbidden();
  const after = parameters.one(CURSOR);
  if (after !== undefined && !/^[A-Za-z0-9.-]{1,64}$/.test(after)) throw invalid('/query/_cursor', 'is not a cursor of this search');
  const tests = [
    ...parameters.values('_id').map((value) => (one: R) => value.split(',').includes(one.id)),
    ...Object.entries(of.parameters).flatMap(([name, fits]) =>
      parameters.values(name).map((value) => (one: R) => value.split(',').some((option) => fits(one, option))),
    ),
  ];
  const found = (await of.all(personId)).filter((one) => tests.every((fits) => fits(one))).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const total = totalOf(parameters);
  const rest = found.filter(({ id }) => after === undefined || id > after);
  const page = rest.slice(0, total === 'alone' ? 0 : countOf(parameters));
  sendJson(
    call,
    searchSet({
      origin,
      type: of.type,
      used: parameters.used,
      found: page,
      next: total !== 'alone' && rest.length > page.length ? page.at(-1)?.id : undefined,
      total: total === 'no' ? undefined : found.length,
      // Once, with the first page.
      outcome: total === 'alone' || after !== undefined ? undefined : await of.aside?.(personId),
    }),
  );
}
