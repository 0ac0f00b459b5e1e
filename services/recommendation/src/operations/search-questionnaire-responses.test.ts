import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { users } from '@aceso/contracts/users';
import { person, service, type TestPrincipal, type TestReply } from '@aceso/kit/testing';
import { assertValid } from '@aceso/kit/testing/fhir';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';

interface Answer {
  readonly valueCoding?: { readonly code: string; readonly display?: string };
  readonly valueInteger?: number;
}
interface Resource {
  readonly id: string;
  readonly resourceType: string;
  readonly url?: string;
  readonly questionnaire?: string;
  readonly copyright?: string;
  readonly item: readonly {
    readonly linkId: string;
    readonly text?: string;
    readonly answer?: readonly Answer[];
    readonly answerOption?: readonly { readonly valueCoding: { readonly code: string } }[];
  }[];
}
interface Bundle {
  readonly entry?: readonly { readonly resource: Resource }[];
}

const ask = (open: OpenRecommendation, path: string, as: TestPrincipal = open.ada): Promise<TestReply> =>
  open.house.ask('recommendation', { as, path: `/fhir/R4/${path}` });

async function found(open: OpenRecommendation, path: string, as?: TestPrincipal): Promise<readonly Resource[]> {
  const reply = await ask(open, path, as);
  assert.equal(reply.status, 200, reply.text);
  const bundle = reply.json() as unknown as Bundle;
  assertValid(bundle);
  return (bundle.entry ?? []).map(({ resource }) => resource);
}

const byForm = (open: OpenRecommendation, type: string, payload: string): Promise<TestReply> =>
  open.house.ask('recommendation', {
    as: open.ada,
    path: `/fhir/R4/${type}/_search`,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload,
  });

async function answer(open: OpenRecommendation, instrument: string, body: object): Promise<void> {
  const path = `/v1/people/me/questionnaires/${instrument}/answers`;
  const reply = await open.house.ask('recommendation', { as: open.ada, path, body });
  assert.equal(reply.status, 201, reply.text);
  // The range follows the profile, which the advisor learns in its turn.
  await open.settled();
}

async function share(open: OpenRecommendation, friend: TestPrincipal, categories: readonly string[]): Promise<void> {
  await open.house.publish('users', users.events.shareGranted, open.ada.personId, {
    personId: open.ada.personId,
    shareId: randomUUID(),
    granteeAccountId: friend.subject,
    categories: categories as never, // Any text that the test wants to share.
  });
  await open.house.settle();
}

const CALM = [1, 1, 0, 1, 0, 0, 0, 0, 0];

test('searchQuestionnaires, readQuestionnaire: valid R4 with LOINC, answers with their values, whose it is, and the sum', async () => {
  await using open = await openRecommendation();

  const all = await found(open, 'Questionnaire');
  const [mood = assert.fail('PHQ-9 was expected')] = await found(open, 'Questionnaire?code=http://loinc.org|44249-1');
  const one = await ask(open, 'Questionnaire/phq9');

  assert.deepEqual(
    all.map(({ id }) => id),
    ['audit-c', 'gad7', 'isi', 'phq9', 'who5'],
  );
  assertValid(one.json());
  assert.deepEqual(one.json(), mood);
  assert.deepEqual([mood.item[0]?.linkId, mood.item.at(-1)?.linkId, mood.item.length], ['44250-9', '44261-6', 10]);
  assert.deepEqual(
    mood.item[0]?.answerOption?.map(({ valueCoding: { code } }) => code),
    ['0', '1', '2', '3'],
  );
  for (const { copyright = '' } of all) assert.ok(copyright.includes('https://'), copyright);
  assert.equal((await found(open, `Questionnaire?url=${mood.url}`)).length, 1);
  assert.equal((await found(open, 'Questionnaire?name=who')).length, 1);
  assert.equal((await ask(open, 'Questionnaire/no-such')).status, 404);
  assert.equal((await ask(open, 'Questionnaire?patient=Patient/x')).status, 400);
});

test('searchQuestionnairesByForm: words that may not be shown commercially are not shown here either', async () => {
  await using open = await openRecommendation();
  await answer(open, 'who5', { answers: [3, 3, 3, 3, 3] });
  open.house.settings('recommendation').set('nonCommercialTexts', false);

  const reply = await byForm(open, 'Questionnaire', '_id=who5,phq9');
  const [told = assert.fail('an answer was expected')] = await found(open, 'QuestionnaireResponse');

  const [mood, wellbeing] = ((reply.json() as unknown as Bundle).entry ?? []).map(({ resource }) => resource);
  assert.deepEqual([mood?.item.length, wellbeing?.item.map(({ linkId }) => linkId)], [10, ['total']]);
  assert.deepEqual(
    told.item.map(({ text, answer: [given] = [] }) => [text, given?.valueCoding?.display]),
    [...Array.from({ length: 5 }, () => [undefined, undefined]), ['Sum, range: adequate', undefined]],
  );
  assert.doesNotMatch(JSON.stringify([wellbeing, told]), /cheerful|good spirits/);
});

test('searchQuestionnaireResponses, readQuestionnaireResponse: each answer is valid R4 with its questions, its values and its sum', async () => {
  await using open = await openRecommendation();
  await answer(open, 'phq9', { answers: CALM });
  await answer(open, 'isi', { total: 17 });

  const [sleep = assert.fail('two answers were expected')] = await found(open, 'QuestionnaireResponse?questionnaire=Questionnaire/isi');
  const [mood = assert.fail('two answers were expected')] = await found(open, 'QuestionnaireResponse?questionnaire=phq9&status=completed');
  const one = await ask(open, `QuestionnaireResponse/${mood.id}`);
  const form = await byForm(open, 'QuestionnaireResponse', `questionnaire=${mood.questionnaire?.split('|')[0]}`);

  assertValid(one.json());
  assert.deepEqual(one.json(), mood);
  assert.equal((await found(open, 'QuestionnaireResponse')).length, 2);
  assert.equal((form.json() as unknown as Bundle).entry?.length, 1);
  assert.deepEqual(
    mood.item.map(({ answer: [given] = [] }) => given?.valueInteger ?? Number(given?.valueCoding?.code)),
    [...CALM, 3],
  );
  assert.deepEqual(sleep.item, [{ linkId: 'total', text: 'Sum, range: moderate', answer: [{ valueInteger: 17 }] }]);
  const questions = new Set((await found(open, 'Questionnaire?_id=phq9'))[0]?.item.map(({ linkId }) => linkId));
  assert.ok(mood.item.every(({ linkId }) => questions.has(linkId)));
});

test('searchQuestionnaireResponsesByForm: seen by whom the mind is shared with, not by whom suggestions are, nor by a token for something else', async () => {
  await using open = await openRecommendation();
  await answer(open, 'phq9', { answers: CALM });
  const [own = assert.fail('an answer was expected')] = await found(open, 'QuestionnaireResponse');
  const [clinician, friend] = [person(), person()];
  const path = `QuestionnaireResponse?patient=Patient/${open.ada.personId}`;
  await share(open, friend, ['recommendations']);
  await share(open, clinician, ['mind']);

  const statuses = await Promise.all(
    [
      friend,
      clinician,
      person(),
      { ...open.ada, scopes: ['patient/Observation.rs'] },
      { ...open.ada, scopes: ['patient/QuestionnaireResponse.rs'] },
    ].map(async (as) => (await ask(open, path, as)).status),
  );
  const byId = await Promise.all([friend, clinician].map(async (as) => (await ask(open, `QuestionnaireResponse/${own.id}`, as)).status));

  assert.deepEqual(statuses, [403, 200, 403, 403, 200]);
  assert.deepEqual(byId, [404, 200]);
});

test('listFhirResources: answers and the questionnaires that they answer, for everything and for exports', async () => {
  await using open = await openRecommendation();
  await answer(open, 'gad7', { answers: [0, 1, 0, 1, 0, 1, 0] });
  const listed = async (type: string): Promise<readonly Resource[]> => {
    const path = `/v1/people/${open.ada.personId}/fhir-resources/${type}`;
    return ((await open.house.ask('recommendation', { as: service('health-data'), path })).json() as { items: Resource[] }).items;
  };

  const [answers, forms] = await Promise.all([listed('QuestionnaireResponse'), listed('Questionnaire')]);

  assert.deepEqual(answers, await found(open, 'QuestionnaireResponse'));
  assert.deepEqual(
    forms.map(({ id }) => id),
    ['gad7'],
  );
  assert.ok(answers[0]?.questionnaire?.startsWith(forms[0]?.url ?? 'no'));
});
