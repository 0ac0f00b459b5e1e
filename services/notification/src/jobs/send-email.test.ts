import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { sql } from '@aceso/kit';
import { frozenClock } from '@aceso/kit/testing';
import { mailUrl, openMailServer, type MailServer } from '../testing/mail-server.ts';
import { openNotification, type EmailState, type OpenNotification, type Someone } from '../testing/surroundings.ts';

const suggest = (open: OpenNotification, who: Someone, urgency: 'suggestion' | 'seek-care-now' = 'suggestion') =>
  open.publish(recommendation.events.recommendationCreated, who.personId, {
    personId: who.personId,
    recommendationId: randomUUID(),
    guideline: 'sleep',
    urgency,
    rank: 1,
  });

const LOOKS = 3000;
const LOOK_EVERY_MS = 10;
async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await holds()) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`not within ${(LOOKS * LOOK_EVERY_MS) / 1000} s: ${what}`);
}
/** True when an attempt has failed and the next one is planned. */
const waitsAgain = (state: EmailState | undefined, now: Date): boolean =>
  state !== undefined && state.attempts > 0 && (state.not_before ?? now) > now;
const all = async (open: OpenNotification, who: Someone): Promise<string> => (await open.emailOf(who)).map(({ status }) => status).join();
test('email: delivered once, without a word about health, with a stable Message-ID and a way out', async () => {
  await using mail = await openMailServer();
  await using open = await openNotification({ now: frozenClock(), settings: { smtpUrl: mail.url } });
  const ada = await open.someone();

  await suggest(open, ada);
  await until('sent', async () => (await all(open, ada)) === 'sent');

  const [message] = mail.mails;
  assert.equal(mail.mails.length, 1);
  assert.deepEqual(message?.recipients, [`${ada.personId}@example.org`]);
  assert.equal(message?.subject, 'Something new in Aceso');
  assert.doesNotMatch(`${message?.text} ${String(message?.html)}`, /bed|slept|41/);
  const [inbox] = (await open.inbox(ada)).items;
  assert.equal(message?.messageId, `<${inbox?.notificationId}@aceso.test>`);
  assert.match(String(message?.html), /^<!doctype html>[\s\S]*Read the message/);
  assert.equal(message?.headers.get('auto-submitted'), 'auto-generated');
  assert.match(JSON.stringify(message?.headers.get('list')), /v1\/unsubscriptions/);
  const [delivered] = await open.house.events.all(notification.events.notificationDelivered);
  assert.equal(delivered?.payload.channel, 'email');
});

test('email: the link in it ends this kind of e-mail by one click without a sign-in, and nothing else', async () => {
  await using mail = await openMailServer();
  await using open = await openNotification({ now: frozenClock(), settings: { smtpUrl: mail.url } });
  const ada = await open.someone();
  await suggest(open, ada);
  await until('sent', () => mail.mails.length === 1);
  const path = /\/v1\/unsubscriptions\/[\w.-]+/.exec(JSON.stringify(mail.mails[0]?.headers.get('list')))?.[0] ?? '';
  const click = (method: 'POST' | 'GET', at = path) =>
    open.house.ask('notification', {
      method,
      path: at,
      ...(method === 'POST'
        ? { payload: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
        : {}),
    });

  const fetched = await click('GET');
  await suggest(open, ada);
  await until('second', () => mail.mails.length === 2);
  const ended = await click('POST');
  const forged = await click('POST', `${path.slice(0, -2)}AA`);
  await suggest(open, ada);
  await suggest(open, ada, 'seek-care-now');
  await until('urgent', () => mail.mails.length === 3);

  assert.deepEqual([fetched.status, ended.status, forged.status], [404, 204, 404]);
  assert.equal(mail.mails[2]?.subject, 'Please open Aceso now');
  assert.equal((await open.inbox(ada)).items.length, 4);
});

test('email: held through the quiet hours of the person, sent when they end; urgent goes at once', async () => {
  const now = frozenClock('2026-03-01T22:30:00Z');
  await using mail = await openMailServer();
  await using open = await openNotification({ now, settings: { smtpUrl: mail.url } });
  const ada = await open.someone();

  await suggest(open, ada);
  await suggest(open, ada, 'seek-care-now');
  await until('urgent', () => mail.mails.length === 1);
  const [held] = await open.emailOf(ada);
  now.set('2026-03-02T07:01:30Z');
  await open.runOverdue();
  await until('both', () => mail.mails.length === 2);

  assert.equal(mail.mails[0]?.subject, 'Please open Aceso now');
  assert.deepEqual([held?.status, held?.not_before], ['held', new Date('2026-03-02T07:00:00Z')]);
});

test('email: switched off while it waits, it is not sent', async () => {
  const now = frozenClock('2026-03-01T22:30:00Z');
  await using mail = await openMailServer();
  await using open = await openNotification({ now, settings: { smtpUrl: mail.url } });
  const ada = await open.someone();
  await suggest(open, ada);
  const path = '/v1/people/me/notification-preferences';
  const before = (await open.house.ask('notification', { as: ada, path })).json();
  await open.house.ask('notification', {
    as: ada,
    method: 'PUT',
    path,
    body: { ...before, categories: [{ category: 'new-suggestion', channels: ['in-app'] }] },
  });

  now.set('2026-03-02T07:01:30Z');
  await open.runOverdue();
  await until('off', async () => (await all(open, ada)) === 'off');

  assert.equal(mail.mails.length, 0);
});

test('email: a server that is down is tried again and gets each message once when it is back', async () => {
  const now = frozenClock();
  let mail: MailServer = await openMailServer();
  const { port, url } = mail;
  await mail[Symbol.asyncDispose]();
  await using open = await openNotification({ now, settings: { smtpUrl: url } });
  const ada = await open.someone();
  await suggest(open, ada);
  await suggest(open, ada);
  await until('tried', async () => (await open.emailOf(ada)).every((state) => waitsAgain(state, now())));

  mail = await openMailServer(port);
  await using _back = mail;
  now.pass(3600);
  await open.runOverdue();
  await until('sent', async () => (await all(open, ada)) === 'sent,sent');

  assert.equal(mail.mails.length, 2);
  assert.equal(new Set(mail.mails.map(({ messageId }) => messageId)).size, 2);
});

test('email: wrong credentials are tried as often as the setting says and then given up, and a test says so at once', async () => {
  const now = frozenClock();
  await using mail = await openMailServer();
  await using open = await openNotification({ now, settings: { smtpUrl: mailUrl(mail.port, 'wrong'), mailAttempts: 2 } });
  const ada = await open.someone();

  const asked = await open.house.ask('notification', { as: ada, path: '/v1/people/me/notification-tests', body: { channel: 'email' } });
  await suggest(open, ada);
  await until('tried', async () => waitsAgain((await open.emailOf(ada))[0], now()));
  now.pass(3600);
  await open.runOverdue();
  await until('given up', async () => (await all(open, ada)) === 'failed');
  open.house.settings('notification').set('smtpUrl', mail.url);
  const fixed = await open.house.ask('notification', { as: ada, path: '/v1/people/me/notification-tests', body: { channel: 'email' } });

  assert.deepEqual([asked.json()['status'], fixed.json()['status']], ['failed', 'sent']);
  assert.deepEqual(
    (await open.emailOf(ada)).map(({ attempts }) => attempts),
    [2],
  );
  assert.deepEqual(
    mail.mails.map(({ subject }) => subject),
    ['This is a test'],
  );
});

test('email: an address that the server refuses is given up at once; a busy server is not', async () => {
  const now = frozenClock();
  await using mail = await openMailServer();
  await using open = await openNotification({ now, settings: { smtpUrl: mail.url } });
  const [ada, bob] = [await open.someone(), await open.someone()];
  mail.refuse = (stage) => (stage === 'recipient' ? Object.assign(new Error('no such user'), { responseCode: 550 }) : undefined);
  await suggest(open, ada);
  await until('given up', async () => (await all(open, ada)) === 'failed');
  mail.refuse = (stage) => (stage === 'content' ? Object.assign(new Error('busy'), { responseCode: 451 }) : undefined);
  await suggest(open, bob);
  await until('tried', async () => waitsAgain((await open.emailOf(bob))[0], now()));
  mail.refuse = undefined;

  now.pass(3600);
  await open.runOverdue();
  await until('sent', async () => (await all(open, bob)) === 'sent');

  assert.deepEqual(
    (await open.emailOf(ada)).map(({ attempts }) => attempts),
    [1],
  );
  assert.equal(mail.mails.length, 1);
});

test('email: two senders at once send it once', async () => {
  const now = frozenClock('2026-03-01T22:30:00Z');
  await using mail = await openMailServer();
  await using open = await openNotification({ now, settings: { smtpUrl: mail.url } });
  const ada = await open.someone();
  await suggest(open, ada);
  const [waiting] = await open.emailOf(ada);
  now.set('2026-03-02T08:00:00Z');
  const { claimEmail } = await import('../store/deliveries.ts');
  const db = open.house.database.dbOf('notification');
  const later = new Date('2026-03-02T08:03:00Z');

  const claims = await Promise.all(Array.from({ length: 10 }, () => claimEmail(db, waiting?.notification_id ?? '', now(), later)));
  const expired = await claimEmail(db, waiting?.notification_id ?? '', new Date('2026-03-02T08:03:01Z'), later);

  assert.equal(claims.filter((claim) => claim !== undefined).length, 1);
  assert.equal(expired?.attempts, 2);
});

test('email: a sender that dies between the yes of the server and the note of it leads to one copy with the same Message-ID', async () => {
  const now = frozenClock();
  await using mail = await openMailServer();
  await using open = await openNotification({ now, settings: { smtpUrl: mail.url } });
  const ada = await open.someone();
  await suggest(open, ada);
  await until('sent', async () => (await all(open, ada)) === 'sent');
  // As the row stands when the transaction after sending never came: claimed, until the claim runs out.
  await open.house.database.dbOf('notification').many(sql`
    update notification.delivery as d set status = 'waiting', sent_at = null, claimed_until = ${new Date(now().getTime() + 180_000)} where d.channel = 'email'`);

  now.pass(179);
  await open.runOverdue();
  const early = mail.mails.length;
  now.pass(2);
  await open.runOverdue();
  await until('sent again', async () => (await all(open, ada)) === 'sent');

  assert.equal(early, 1);
  assert.equal(mail.mails.length, 2);
  assert.equal(new Set(mail.mails.map(({ messageId }) => messageId)).size, 1);
});
