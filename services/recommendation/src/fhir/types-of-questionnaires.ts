import { forbidden, type Call } from '@aceso/kit';
import { checkFormat, noSuchResource, sendResource, type Given } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { FORMS, formOf, showsWords } from '../domain/questionnaires/forms.ts';
import { findPerson } from '../store/people.ts';
import { listAnswers } from '../store/questionnaires.ts';
import { hasCode } from './has-code.ts';
import { canonicalOf, questionnaire, questionnaireResponse, type Questionnaire, type QuestionnaireResponse } from './questionnaires.ts';
import { resourceId } from './resource-id.ts';
import { mayHave, type AdvisorType } from './search.ts';
import type { ReadableType } from './types-of-advisor.ts';

type QuestionnaireDeps = Pick<Deps, 'db' | 'settings'>;

const MIND = { permission: 'recommendation:questionnaires:read', category: 'mind' } as const;

/** Questionnaires that can be answered here: the same for everybody. */
export function questionnaires({ settings }: Pick<Deps, 'settings'>): AdvisorType<Questionnaire> {
  return {
    type: 'Questionnaire',
    ...MIND,
    isOfNobody: true,
    parameters: {
      url: ({ url }, value) => url === value,
      name: ({ name }, value) => name.toLowerCase().startsWith(value.toLowerCase()),
      code: ({ code }, value) => hasCode(code, value),
      status: ({ status }, value) => status === value,
    },
    all: () => Promise.resolve(FORMS.map((form) => questionnaire(form, showsWords(form, settings.get('nonCommercialTexts'))))),
  };
}

/** Answers with one questionnaire. */
export async function answerQuestionnaireRead(deps: Pick<Deps, 'settings'>, call: Call, id: string, query: Given): Promise<void> {
  checkFormat(call, query);
  const of = questionnaires(deps);
  const { personId } = call.principal;
  if (personId === undefined || !(await mayHave(call, personId, of, 'r'))) throw forbidden();
  const found = (await of.all(personId)).find((one) => one.id === id);
  if (found === undefined) throw noSuchResource();
  sendResource(call, found);
}

/** Questionnaires as a person answered them. */
export function questionnaireResponses({ db, settings }: QuestionnaireDeps): ReadableType<QuestionnaireResponse> {
  const all = async (personId: string): Promise<readonly QuestionnaireResponse[]> => {
    const [person, rows] = await Promise.all([findPerson(db, personId), listAnswers(db, personId)]);
    const nonCommercial = settings.get('nonCommercialTexts');
    return rows.map((row) =>
      questionnaireResponse(personId, row, { isShown: showsWords(formOf(row.instrument), nonCommercial), sex: person?.sex }),
    );
  };
  return {
    type: 'QuestionnaireResponse',
    ...MIND,
    parameters: {
      questionnaire: ({ questionnaire: canonical }, value) => {
        const [url = ''] = canonical.split('|');
        return [canonical, url, url.slice(canonicalOf('phq9').lastIndexOf('/') + 1)].includes(value.replace(/^Questionnaire\//, ''));
      },
      status: ({ status }, value) => status === value,
    },
    all,
    one: async (personId, ownId) => (await all(personId)).find(({ id }) => id === resourceId(personId, ownId)),
  };
}

/** The questionnaires that a person has answered: what their answers refer to. */
export async function answeredQuestionnaires(deps: QuestionnaireDeps, personId: string): Promise<readonly Questionnaire[]> {
  const answered = new Set<string>((await listAnswers(deps.db, personId)).map(({ instrument }) => instrument));
  return (await questionnaires(deps).all(personId)).filter(({ id }) => answered.has(id));
}
