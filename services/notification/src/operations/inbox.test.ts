import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { frozenClock, person, service } from '@aceso/kit/testing';
import { openNotification, type OpenNotification, type Someone } from '../testing/surroundings.ts';

const imported = (open: OpenNotification, who: Someone) =>
  open.publish(healthData.events.uploadFinished, who.personId, {
    personId: who.personId,
    uploadId: randomUUID(),
    status: 'done',
    stored: 1,
    alreadyThere: 0,
  });

test('listNotifications: pages newest first without gap or repeat and counts all unread ones', async () => {
  const now = frozenClock();
  await using open = await openNotification({ now });
  const ada = await open.someone();
  for (let i = 0; i < 5; i += 1) await imported(open, ada);

  const seen: string[] = [];
  let unread = 0;
  for (let query = '?limit=2'; ;) {
    const page = await open.inbox(ada, query);
    seen.push(...page.items.map(({ notificationId }) => notificationId));
    unread = page.unread;
    if (page.next === undefined) break;
    query = `?limit=2&cursor=${encodeURIComponent(page.next)}`;
  }

  assert.equal(seen.length, 5);
  assert.deepEqual(seen, seen.toSorted().toReversed());
  assert.equal(unread, 5);
});

test('markRead: reading keeps the first time, unread takes it away, and only the own inbox can be marked', async () => {
  const now = frozenClock();
  await using open = await openNotification({ now });
  const [ada, bob] = [await open.someone(), await open.someone()];
  await imported(open, ada);
  const id = (await open.inbox(ada)).items[0]?.notificationId ?? '';
  const mark = (who: Someone, read: boolean, of = 'me') =>
    open.house.ask('notification', { as: who, method: 'PUT', path: `/v1/people/${of}/notifications/${id}/read`, body: { read } });

  const first = (await mark(ada, true)).json();
  now.pass(60);
  const again = (await mark(ada, true)).json();
  const unread = await open.inbox(ada, '?unread=true');
  const undone = (await mark(ada, false)).json();
  const [foreign, forbidden] = [await mark(bob, true), await mark(bob, true, ada.personId)];

  assert.equal(first['readAt'], '2026-03-01T08:00:00.000Z');
  assert.equal(again['readAt'], first['readAt']);
  assert.deepEqual([unread.items.length, unread.unread, undone['readAt']], [0, 0, undefined]);
  assert.deepEqual([foreign.json()['code'], forbidden.status], ['no-such-notification', 403]);
});

test('setDefaults: twice changes nothing, and nothing that the person has chosen', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone('Europe/Zurich');
  const path = '/v1/people/me/notification-preferences';
  const chosen = { ...(await open.house.ask('notification', { as: ada, path })).json(), atMostPerDay: 7 };
  await open.house.ask('notification', { as: ada, method: 'PUT', path, body: chosen });

  const again = await open.house.ask('notification', {
    as: service('users'),
    path: `/v1/people/${ada.personId}/notification-defaults`,
    body: { timeZone: 'UTC' },
  });

  assert.deepEqual(again.json(), chosen);
});

test('setPreferences: an unknown zone, a wrong time and a stranger are refused', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  const path = `/v1/people/${ada.personId}/notification-preferences`;
  const good = (await open.house.ask('notification', { as: ada, path })).json();
  const put = (body: object, as: Someone = ada) => open.house.ask('notification', { as, method: 'PUT', path, body });

  const [zone, time, many, stranger] = await Promise.all([
    put({ ...good, timeZone: 'Mars/Olympus' }),
    put({ ...good, quietHours: { from: '25:00', to: '07:00' } }),
    put({ ...good, atMostPerDay: 51 }),
    put(good, person()),
  ]);

  assert.deepEqual([zone.json()['code'], time.status, many.status, stranger.status], ['time-zone-unknown', 400, 400, 403]);
  assert.match(time.text, /"\/body\/quietHours/);
});

test('testChannel: in the inbox at once; e-mail is refused while no server is set', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const ada = await open.someone();
  const send = (channel: string) =>
    open.house.ask('notification', { as: ada, path: '/v1/people/me/notification-tests', body: { channel } });

  const inApp = await send('in-app');
  const email = await send('email');

  assert.equal(inApp.json()['status'], 'sent');
  assert.deepEqual(
    (await open.inbox(ada)).items.map(({ title }) => title),
    ['This is a test'],
  );
  assert.deepEqual([email.status, email.json()['code']], [409, 'channel-off']);
});
