import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { dataAccessed } from '@aceso/contracts/access';
import { healthData } from '@aceso/contracts/health-data';
import { identity } from '@aceso/contracts/identity';
import { monitoring } from '@aceso/contracts/monitoring';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { frozenClock, service } from '@aceso/kit/testing';
import { openNotification, type Someone } from '../testing/surroundings.ts';

const created = (who: Someone, recommendationId: string, urgency: 'seek-care-now' | 'suggestion' = 'suggestion') =>
  ({ personId: who.personId, recommendationId, guideline: 'sleep', urgency, rank: 1 }) as const;

test('recommendation: a new one is in the inbox with its words, once, however often it is told, and announced in the same breath', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  const id = randomUUID();

  for (let i = 0; i < 50; i += 1) await open.publish(recommendation.events.recommendationCreated, ada.personId, created(ada, id));

  const inbox = await open.inbox(ada);
  assert.deepEqual(
    inbox.items.map(({ category, title, text }) => ({ category, title, text })),
    [{ category: 'new-suggestion', title: 'Try going to bed before 23:00', text: 'You slept 41 minutes less on late nights.' }],
  );
  assert.equal((await open.house.events.all(notification.events.notificationCreated)).length, 1);
});

test('recommendation: one that says to seek care now is urgent', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();

  await open.publish(recommendation.events.recommendationCreated, ada.personId, created(ada, randomUUID(), 'seek-care-now'));

  assert.deepEqual(
    (await open.inbox(ada)).items.map(({ category }) => category),
    ['urgent'],
  );
});

test('recommendation: a reminder is told once a day, however often it is said, and on the next day again', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  const recommendationId = randomUUID();
  const { personId } = ada;
  const remind = (day: string): Promise<unknown> =>
    open.publish(recommendation.events.recommendationPrompted, personId, { personId, recommendationId, guideline: 'sleep', day });

  for (const day of ['2026-06-30', '2026-06-30', '2026-07-01']) await remind(day);

  assert.deepEqual(
    (await open.inbox(ada)).items.map(({ category }) => category),
    ['new-suggestion', 'new-suggestion'],
  );
});

test('trial: the instruction of a day is told once, that of a day that is over is not, and the verdict is told', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  const [trialId, { personId }] = [randomUUID(), ada];
  const due = (day: string) => open.publish(recommendation.events.trialDayDue, personId, { personId, trialId, day, arm: 'on' });

  for (const day of ['2026-06-29', '2026-06-30', '2026-06-30']) await due(day);
  await open.publish(recommendation.events.trialDecided, personId, { personId, trialId, verdict: 'helped' });

  assert.deepEqual(
    (await open.inbox(ada)).items.map(({ category, title, link }) => [category, title, link]),
    [
      ['personal-trial', 'Your trial is over: it helped', '/trials'],
      ['personal-trial', 'No screens after nine', '/trials'],
    ],
  );
});

test('questionnaire: what is due is told once a day without saying which, what was answered meanwhile is not', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  const { personId } = ada;
  const due = (instrument: 'phq9' | 'gad7' | 'isi', day: string) =>
    open.publish(recommendation.events.questionnaireDue, personId, { personId, instrument, day });
  open.waiting.add('phq9').add('gad7');

  for (const instrument of ['isi', 'phq9', 'gad7', 'phq9'] as const) await due(instrument, '2026-06-30');
  await due('isi', '2026-07-01');

  const { items } = await open.inbox(ada);
  assert.deepEqual(
    items.map(({ category, title, link }) => [category, title, link]),
    [['questionnaire-due', 'A questionnaire is due', '/questionnaires']],
  );
  assert.doesNotMatch(JSON.stringify(items), /phq|gad|mood|worry/i);
});

test('connection: one that must be made again is told, the other states are not', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  const { personId } = ada;
  for (const state of ['active', 'paused', 'needs-reauthentication', 'disconnected'] as const)
    await open.publish(healthData.events.connectionChanged, personId, {
      personId,
      connectionId: randomUUID(),
      integration: 'oura',
      name: 'Oura',
      state,
    });

  const { items } = await open.inbox(ada);

  assert.deepEqual(
    items.map(({ category, title }) => ({ category, title })),
    [{ category: 'import-finished', title: 'Oura has to be connected again' }],
  );
});

test('upload: the end of an import is told with its counts, a cancelled one is not', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  for (const status of ['cancelled', 'done', 'failed'] as const)
    await open.publish(healthData.events.uploadFinished, ada.personId, {
      personId: ada.personId,
      uploadId: randomUUID(),
      status,
      stored: 1200,
      alreadyThere: 3,
    });

  const { items } = await open.inbox(ada);

  assert.deepEqual(items.map(({ title }) => title).toSorted(), ['Your file could not be read to the end', 'Your file has been read']);
  assert.match(items.find(({ title }) => title.endsWith('read'))?.text ?? '', /1,200 new values were stored\. 3 were here already\./);
});

test('access: each account that looked is told once a day of the person, by name', async () => {
  const now = frozenClock();
  await using open = await openNotification({ now });
  const [ada, clarke, other] = [await open.someone('Asia/Kathmandu'), await open.someone(), randomUUID()];
  const looked = (subject: string, at: string) =>
    open.publish(dataAccessed, ada.personId, { personId: ada.personId, subject, operation: 'health-data.readDaily', at });

  await looked(clarke.personId, '2026-03-01T10:00:00Z');
  await looked(clarke.personId, '2026-03-01T18:00:00Z');
  await looked(other, '2026-03-01T18:00:00Z');
  await looked(clarke.personId, '2026-03-01T18:30:00Z');

  // 18:15Z is midnight in Kathmandu (+5:45): the last look is on the next day.
  assert.deepEqual((await open.inbox(ada)).items.map(({ title }) => title).toSorted(), [
    'Ada Å looked at your data',
    'Ada Å looked at your data',
    'Somebody you share with looked at your data',
  ]);
});

test('alert: every operator hears of it and of its end; people do not', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const [op, second, ada] = [await open.someone(), await open.someone(), await open.someone()];
  open.operators.push(op.personId, second.personId);
  const alert = {
    alertId: randomUUID(),
    rule: 'service-not-ready',
    service: 'identity',
    summary: 'Not ready for 30 seconds.',
    link: '/ops/health',
    raisedAt: '2026-03-01T08:00:00Z',
  } as const;

  await open.publish(monitoring.events.alertRaised, alert.alertId, alert);
  await open.publish(monitoring.events.alertCleared, alert.alertId, { ...alert, clearedAt: '2026-03-01T08:01:00Z' });

  for (const who of [op, second])
    assert.deepEqual((await open.inbox(who)).items.map(({ title }) => title).toSorted(), ['identity is well again', 'identity needs you']);
  assert.equal((await open.inbox(ada)).items.length, 0);
});

test('sign-in: a new place reaches the inbox even when everything is switched off', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  const preferences = (await open.house.ask('notification', { as: ada, path: '/v1/people/me/notification-preferences' })).json();
  const categories = (preferences['categories'] as { category: string }[]).map((row) => ({ ...row, channels: [] }));
  await open.house.ask('notification', {
    as: ada,
    method: 'PUT',
    path: '/v1/people/me/notification-preferences',
    body: { ...preferences, categories },
  });

  await open.publish(identity.events.signInNoticed, ada.personId, {
    accountId: ada.subject,
    personId: ada.personId,
    sessionId: 's1',
    at: '2026-03-01T08:00:00Z',
  });
  await open.publish(recommendation.events.recommendationCreated, ada.personId, created(ada, randomUUID()));

  assert.deepEqual(
    (await open.inbox(ada)).items.map(({ title }) => title),
    ['New sign-in to your account'],
  );
});

test('zone: quiet hours follow the profile until the person chooses a zone here', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone('Europe/Zurich');
  const path = '/v1/people/me/notification-preferences';
  const read = async () => (await open.house.ask('notification', { as: ada, path })).json();
  const put = (body: object) => open.house.ask('notification', { as: ada, method: 'PUT', path, body });

  await put(await read());
  await open.move(ada, 'America/New_York');
  const followed = (await read())['timeZone'];
  await put({ ...(await read()), timeZone: 'Asia/Tokyo' });
  await open.move(ada, 'Europe/Zurich');

  assert.deepEqual([followed, (await read())['timeZone']], ['America/New_York', 'Asia/Tokyo']);
});

test('erasePerson: inbox, preferences and deliveries go, and an event that comes late brings nothing back', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  await open.publish(recommendation.events.recommendationCreated, ada.personId, created(ada, randomUUID()));

  const receipt = await open.house.ask('notification', {
    as: service('users'),
    method: 'DELETE',
    path: `/v1/people/${ada.personId}/messages`,
  });
  const self = await open.house.ask('notification', { as: ada, method: 'DELETE', path: `/v1/people/${ada.personId}/messages` });
  await open.publish(recommendation.events.recommendationCreated, ada.personId, created(ada, randomUUID()));

  assert.deepEqual([receipt.json()['service'], receipt.json()['rows'], self.status], ['notification', 4, 403]);
  assert.equal((await open.inbox(ada)).items.length, 0);
});
