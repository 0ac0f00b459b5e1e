import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { person, service, type TestPrincipal } from '@aceso/kit/testing';
import { roundOfReminders as round } from '../../test/round-of-reminders.ts';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';

type Reminders = Output<typeof recommendation.operations.listQuestionnaireReminders>['items'];

const remind = async (open: OpenRecommendation, instrument: string, everyDays: number): Promise<Reminders[number]> => {
  const path = `/v1/people/me/questionnaires/${instrument}/reminder`;
  const reply = await open.house.ask('recommendation', { as: open.ada, method: 'PUT', path, body: { everyDays } });
  assert.equal(reply.status, 200, reply.text);
  return reply.json() as unknown as Reminders[number];
};
const answer = (open: OpenRecommendation, instrument: string, answers: readonly number[]) =>
  open.post(`/v1/people/me/questionnaires/${instrument}/answers`, { answers }).catch(() => undefined);
const reminders = async (open: OpenRecommendation): Promise<Reminders> =>
  (await open.get<{ items: Reminders }>('/v1/people/me/questionnaire-reminders')).items;

test('setQuestionnaireReminder: told on the day in the person’s zone and from the hour, once, and again only after the same time', async () => {
  await using open = await openRecommendation();

  const first = await remind(open, 'gad7', 14);
  await open.settled();

  assert.deepEqual(first, { instrument: 'gad7', everyDays: 14, nextOn: '2026-07-14', isWaiting: false });
  // 21:59Z is 23:59 in Zurich, of the day before; 06:59Z is 08:59, before the hour.
  assert.deepEqual(await round(open, '2026-07-13T21:59:00Z'), []);
  assert.deepEqual(await round(open, '2026-07-14T06:59:00Z'), []);
  assert.deepEqual(await round(open, '2026-07-14T07:00:00Z'), ['gad7 2026-07-14']);
  assert.deepEqual(await reminders(open), [{ instrument: 'gad7', everyDays: 14, nextOn: '2026-07-28', isWaiting: true }]);
  assert.deepEqual(await round(open, '2026-07-20T12:00:00Z'), []);
  assert.deepEqual(await round(open, '2026-07-29T12:00:00Z'), ['gad7 2026-07-29']);
});

test('setQuestionnaireReminder: an answer makes it count from its day, and one given long ago is due at once', async () => {
  await using open = await openRecommendation();
  await answer(open, 'who5', [3, 3, 3, 3, 3]);
  open.moveTo('2026-08-30');

  const overdue = await remind(open, 'who5', 28);
  await open.settled();
  const told = await round(open, '2026-08-30T12:00:00Z');
  await answer(open, 'who5', [4, 4, 4, 4, 4]);

  assert.deepEqual([overdue.nextOn, told], ['2026-07-28', ['who5 2026-08-30']]);
  assert.deepEqual(await reminders(open), [{ instrument: 'who5', everyDays: 28, nextOn: '2026-09-27', isWaiting: false }]);
});

test('setQuestionnaireReminder: nothing is told while the advisor is off, without the consent to advice, or after it was taken back', async () => {
  await using open = await openRecommendation();
  await remind(open, 'phq9', 7);
  await open.settled();
  const decide = async (granted: boolean): Promise<void> => {
    const decided = { personId: open.ada.personId, purpose: 'storage-and-advice', granted } as const;
    await open.house.publish('users', users.events.consentDecided, open.ada.personId, decided);
    await open.settled();
  };
  const turn = (enabled: boolean) => open.put('/v1/people/me/advisor', { enabled });

  await turn(false);
  const off = await round(open, '2026-07-08T12:00:00Z');
  await turn(true);
  await decide(false);
  const withdrawn = await round(open, '2026-07-08T12:00:00Z');
  await decide(true);
  open.house.settings('recommendation').set('enabled', false);
  const stopped = await round(open, '2026-07-08T12:00:00Z');
  open.house.settings('recommendation').set('enabled', true);
  const path = '/v1/people/me/questionnaires/phq9/reminder';
  const removed = await open.house.ask('recommendation', { as: open.ada, method: 'DELETE', path });
  const again = await open.house.ask('recommendation', { as: open.ada, method: 'DELETE', path });

  assert.deepEqual([off, withdrawn, stopped, removed.status, again.status], [[], [], [], 204, 204]);
  assert.deepEqual([await reminders(open), await round(open, '2026-07-08T12:00:00Z')], [[], []]);
});

test('setQuestionnaireReminder: between a week and a year, by the person alone; notification may read which wait', async () => {
  await using open = await openRecommendation();
  const put = (as: TestPrincipal, everyDays: number) =>
    open.house.ask('recommendation', {
      as,
      method: 'PUT',
      path: `/v1/people/${open.ada.personId}/questionnaires/isi/reminder`,
      body: { everyDays },
    });
  const path = `/v1/people/${open.ada.personId}/questionnaire-reminders`;

  const refused = await Promise.all([6, 367, 10.5].map(async (days) => (await put(open.ada, days)).status));
  const read = [service('notification'), service('analytics'), person()].map(
    async (as) => (await open.house.ask('recommendation', { as, path })).status,
  );

  assert.deepEqual(refused, [400, 400, 400]);
  assert.equal((await put(person(), 28)).status, 403);
  assert.deepEqual(await Promise.all(read), [200, 403, 403]);
});
