import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { claimsIn } from '@aceso/guidelines/kit';
import { person } from '@aceso/kit/testing';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { FORMS } from '../domain/questionnaires/forms.ts';

type Answered = Output<typeof recommendation.operations.answerQuestionnaire>;
type Listed = Output<typeof recommendation.operations.listQuestionnaires>;
type Answers = Output<typeof recommendation.operations.listQuestionnaireAnswers>;

const send = (open: OpenRecommendation, instrument: string, body: object) =>
  open.house.ask('recommendation', { as: open.ada, path: `/v1/people/me/questionnaires/${instrument}/answers`, body });
async function answer(open: OpenRecommendation, instrument: string, body: object): Promise<Answered> {
  const reply = await send(open, instrument, body);
  assert.equal(reply.status, 201, reply.text);
  return reply.json() as unknown as Answered;
}
const list = (open: OpenRecommendation): Promise<Listed> => open.get<Listed>('/v1/people/me/questionnaires');
const openCards = async (open: OpenRecommendation): Promise<readonly string[]> =>
  (await open.get<{ items: { guideline: string }[] }>('/v1/people/me/recommendations?status=open')).items.map(({ guideline }) => guideline);
const PHQ9_CALM = [1, 1, 0, 1, 0, 0, 0, 0, 0];

test('answerQuestionnaire: answers are added up, their range and meaning are told in plain words, and the advisor reads them', async () => {
  await using open = await openRecommendation();

  const { answer: mood, crisis } = await answer(open, 'phq9', { answers: [2, 2, 2, 2, 2, 1, 1, 0, 0] });
  await open.settled();

  assert.deepEqual([mood.total, mood.band, mood.redFlag, crisis], [12, 'moderate', false, undefined]);
  assert.match(mood.meaning, /clinician.*no diagnosis/);
  assert.deepEqual(await openCards(open), ['low-mood-answers']);
});

test('answerQuestionnaire: any answer but 0 about self-harm is answered at once with words and the local number, whatever the sum', async () => {
  await using open = await openRecommendation();
  await open.changeProfile({ country: 'CH' });

  const { answer: mood, crisis } = await answer(open, 'phq9', { answers: [0, 0, 0, 0, 0, 0, 0, 0, 1] });
  await open.settled();

  assert.deepEqual([mood.total, mood.band, mood.redFlag], [1, 'minimal', true]);
  assert.match(mood.meaning, /^Whatever the sum/);
  assert.equal(crisis?.emergencyNumber, '112');
  assert.match(crisis?.lines[0] ?? '', /call 112 now/);
  assert.ok((await openCards(open)).includes('self-harm-thoughts'));
});

test('listQuestionnaires: the crisis words and the number come along before anything is answered, without a number as words', async () => {
  await using open = await openRecommendation();
  const without = (await list(open)).crisis;
  await open.changeProfile({ country: 'GB' });

  const { crisis } = await list(open);

  assert.deepEqual([without.emergencyNumber, crisis.emergencyNumber], [undefined, '999']);
  assert.match(without.lines[0] ?? '', /your local emergency number/);
});

test('listQuestionnaires: every questionnaire says whose it is; ISI is shown without its words, those for non-commercial use on the word of the operator', async () => {
  await using open = await openRecommendation();

  const shown = (await list(open)).items;
  open.house.settings('recommendation').set('nonCommercialTexts', false);
  const commercial = (await list(open)).items;

  const entries = (items: Listed['items']) =>
    Object.fromEntries(items.map(({ instrument, entry, items: its }) => [instrument, [entry, its.length]]));
  assert.deepEqual(entries(shown), {
    who5: ['answers', 5],
    phq9: ['answers', 9],
    gad7: ['answers', 7],
    'audit-c': ['answers', 3],
    isi: ['score', 0],
  });
  assert.deepEqual(entries(commercial), { ...entries(shown), who5: ['score', 0], 'audit-c': ['score', 0] });
  for (const { licence } of shown) assert.ok(licence.holder.length > 10 && licence.terms.length > 10 && licence.url.startsWith('https://'));
  assert.match(shown.find(({ instrument }) => instrument === 'who5')?.licence.terms ?? '', /CC BY-NC-SA 3\.0 IGO/);
});

test('answerQuestionnaire: the sum alone can be entered, and the limits for alcohol follow the profile', async () => {
  await using open = await openRecommendation();

  const sleep = (await answer(open, 'isi', { total: 17 })).answer;
  const three = (await answer(open, 'audit-c', { answers: [1, 1, 1] })).answer;
  await open.changeProfile({ sex: 'male' });
  const again = (await open.get<Answers>('/v1/people/me/questionnaire-answers?instrument=audit-c')).items;

  assert.deepEqual([sleep.total, sleep.band, sleep.answers], [17, 'moderate', undefined]);
  assert.deepEqual([three.band, again.map(({ band }) => band)], ['positive', ['negative']]);
  assert.ok((await openCards(open)).includes('insomnia-help'));
});

test('answerQuestionnaire: what does not fit the questionnaire is refused with the field', async () => {
  await using open = await openRecommendation();
  const refused: readonly (readonly [string, object, string])[] = [
    ['phq9', { answers: [1, 1, 1] }, '/body/answers'],
    ['phq9', { answers: [4, 0, 0, 0, 0, 0, 0, 0, 0] }, '/body/answers'],
    ['isi', { total: 29 }, '/body/total'],
    ['who5', { total: 42 }, '/body/total'],
    ['gad7', {}, '/body'],
    ['gad7', { answers: [0, 0, 0, 0, 0, 0, 0], total: 0 }, '/body'],
  ];

  for (const [instrument, body, path] of refused) {
    const reply = await send(open, instrument, body);
    const { code, errors } = reply.json() as { code: string; errors: { path: string }[] };
    assert.deepEqual([reply.status, code, errors[0]?.path], [422, 'answers-do-not-fit', path], instrument);
  }
  assert.equal((await send(open, 'no-such', { total: 1 })).status, 400);
});

test('listQuestionnaireAnswers, removeQuestionnaireAnswer: each is kept, newest first, and can be removed for good with the advice that rested on it', async () => {
  await using open = await openRecommendation();
  await answer(open, 'phq9', { answers: PHQ9_CALM });
  open.moveTo('2026-07-14');
  const { answer: second } = await answer(open, 'phq9', { answers: [2, 2, 2, 2, 2, 2, 0, 0, 0] });
  await open.settled();
  const path = '/v1/people/me/questionnaire-answers';
  const [all, advice] = [(await open.get<Answers>(path)).items, await openCards(open)];

  const removed = await open.house.ask('recommendation', { as: open.ada, method: 'DELETE', path: `${path}/${second.answerId}` });
  await open.settled();

  assert.deepEqual(
    all.map(({ answeredOn, total }) => [answeredOn, total]),
    [
      ['2026-07-14', 12],
      ['2026-06-30', 3],
    ],
  );
  assert.deepEqual([removed.status, (await open.get<Answers>(path)).items.length], [204, 1]);
  assert.deepEqual([advice, await openCards(open)], [['low-mood-answers'], []]);
  const told = await open.house.events.all(recommendation.events.questionnaireAnswered);
  assert.deepEqual(Object.keys(told[0]?.payload as object).toSorted(), ['answerId', 'instrument', 'personId']);
});

test('listQuestionnaires: who is shared the mind may read what was answered, nobody else, and nobody may answer for a person', async () => {
  await using open = await openRecommendation();
  await answer(open, 'who5', { answers: [3, 3, 3, 3, 3] });
  const friend = person();
  const path = `/v1/people/${open.ada.personId}/questionnaire-answers`;
  const share = (categories: string[]) =>
    open.house.publish('users', users.events.shareGranted, open.ada.personId, {
      personId: open.ada.personId,
      shareId: randomUUID(),
      granteeAccountId: friend.subject,
      categories: categories as never, // Any text that the test wants to share.
    });
  await share(['recommendations']);
  await open.house.settle();
  const before = await open.house.ask('recommendation', { as: friend, path });

  await share(['mind']);
  await open.house.settle();
  const after = await open.house.ask('recommendation', { as: friend, path });
  const forHer = await open.house.ask('recommendation', {
    as: friend,
    path: `/v1/people/${open.ada.personId}/questionnaires/who5/answers`,
    body: { answers: [0, 0, 0, 0, 0] },
  });

  assert.deepEqual([before.status, after.status, forHer.status], [403, 200, 403]);
});

test('exportAdvice: everything that the advisor keeps comes along as lines, for the person alone', async () => {
  await using open = await openRecommendation();
  await answer(open, 'phq9', { answers: [2, 2, 2, 2, 2, 2, 0, 0, 0] });
  await open.settled();
  const path = `/v1/people/${open.ada.personId}/advice`;

  const mine = await open.house.ask('recommendation', { as: open.ada, path });
  const others = await open.house.ask('recommendation', { as: person(), path });

  const lines = mine.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { table: string; row: { answers?: number[] } });
  assert.deepEqual([mine.status, others.status], [200, 403]);
  assert.deepEqual([...new Set(lines.map(({ table }) => table))], ['person', 'questionnaire_answer', 'recommendation']);
  assert.deepEqual(lines.find(({ table }) => table === 'questionnaire_answer')?.row.answers, [2, 2, 2, 2, 2, 2, 0, 0, 0]);
});

test('questionnaires: what we say of a sum is wellness wording', () => {
  for (const { bands, about } of FORMS)
    for (const text of [about, ...bands.map(({ meaning }) => meaning)]) assert.deepEqual(claimsIn(text), [], text);
});
