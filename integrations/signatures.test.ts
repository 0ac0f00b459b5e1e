import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HookKeys, Webhook } from './kit/connector/index.ts';
import { webhook as oura } from './oura/webhook.ts';
import { webhook as polar } from './polar/webhook.ts';
import { webhook as strava } from './strava/webhook.ts';
import { webhook as suunto } from './suunto/webhook.ts';
import { webhook as whoop } from './whoop/webhook.ts';
import { webhook as withings } from './withings/webhook.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const LATER = new Date('2026-03-02T12:06:00Z');
const keys: HookKeys = {
  client: { clientId: 'c', clientSecret: 'sh-secret', more: { notificationSecret: 'notify' } },
  subscription: { signatureKey: 'key', verificationToken: 'token' },
  isAddressSecret: true,
};

/** Calls with signatures that another program worked out from the vendors' descriptions, not ours. */
const CALLS: readonly {
  readonly vendor: string;
  readonly webhook: Webhook;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The vendor's signature says when it was made. */
  readonly isTimed: boolean;
}[] = [
  {
    vendor: 'oura',
    webhook: oura,
    body: '{"event_type":"update","data_type":"sleep","object_id":"o-1","user_id":"u-1","event_time":"2026-03-02T11:59:58Z"}',
    headers: {
      'x-oura-signature': 'A628F69D1267DB717F05E746DEDAE115C4F07722C1A1305B7DA7328A17ACDC06',
      'x-oura-timestamp': '1772452800',
    },
    isTimed: true,
  },
  {
    vendor: 'whoop',
    webhook: whoop,
    body: '{"user_id":10129,"id":"550e8400-e29b-41d4-a716-446655440000","type":"sleep.updated","trace_id":"t"}',
    headers: { 'x-whoop-signature': 'tlXZqgqMlhOPZ35kLb933C5OO8+SILmLfF6Ks8tg0mI=', 'x-whoop-signature-timestamp': '1772452800000' },
    isTimed: true,
  },
  {
    vendor: 'strava',
    webhook: strava,
    body: '{"object_type":"activity","object_id":1360128428,"aspect_type":"create","updates":{},"owner_id":134815,"subscription_id":120475,"event_time":1772452800}',
    headers: { 'x-strava-signature': 't=1772452800,v1=8a6e0a143a680a7def3a69278dc0d9d154753e159c42023072a453704617e8c7' },
    isTimed: true,
  },
  {
    vendor: 'suunto',
    webhook: suunto,
    body: '{"username":"u","workoutid":"w"}',
    headers: { 'x-hmac-sha256-signature': 'a098f6d9e9a9d50005cce11a4b7757821a2fd460d82ae8401c78a54a31a871e7' },
    isTimed: false,
  },
  {
    vendor: 'polar',
    webhook: polar,
    body: '{"event":"EXERCISE","user_id":475,"entity_id":"aQlC83","timestamp":"2026-03-02T12:00:00Z","url":"https://www.polaraccesslink.com/v3/exercises/aQlC83"}',
    headers: { 'polar-webhook-signature': 'e15ed05225c2dc4e11d2c96b160f75469b9dfc6ebcdb62700ec1adf77f868218' },
    isTimed: false,
  },
];

for (const { vendor, webhook, body, headers, isTimed } of CALLS)
  test(`signatures: ${vendor} proves these very bytes, under this key, and not for ever`, () => {
    const kind = (text: string, given = headers, at = NOW, held = keys): string =>
      webhook.check({ method: 'POST', headers: given, query: {}, body: Buffer.from(text) }, held, at).kind;

    assert.equal(kind(body), 'genuine');
    assert.equal(kind(`${body} `), 'forged');
    const changed = Object.fromEntries(
      Object.entries(headers).map(([name, text]) => [name, text.replace(/[0-9a-f](?=[^0-9a-f]*$)/i, 'x')]),
    );
    assert.equal(kind(body, changed), 'forged');
    const others = { ...keys, client: { clientId: 'c', clientSecret: 'other', more: {} }, subscription: { signatureKey: 'other' } };
    assert.equal(kind(body, headers, NOW, others), 'forged');
    assert.equal(kind(body, headers, LATER), isTimed ? 'stale' : 'genuine');
  });

test('signatures: where a vendor does not sign, only the secret address makes a call a hint', () => {
  const call = { method: 'POST' as const, headers: {}, query: {}, body: Buffer.from('userid=1&appli=1') };

  for (const webhook of [withings, strava]) {
    assert.equal(webhook.check(call, keys, NOW).kind, 'hint');
    assert.equal(webhook.check(call, { ...keys, isAddressSecret: false }, NOW).kind, 'forged');
  }
});

test('signatures: a check of the address is answered to who knows the token, and to nobody while there is none', () => {
  const ask = (webhook: Webhook, query: Readonly<Record<string, string>>, subscription = keys.subscription) =>
    webhook.handshake?.({ method: 'GET', headers: {}, query, body: Buffer.alloc(0) }, { ...keys, subscription });
  const hub = (token: string) => ({ 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': 'c1' });
  const own = (token: string) => ({ verification_token: token, challenge: 'c1' });

  assert.deepEqual(ask(oura, own('token')), { status: 200, json: { challenge: 'c1' } });
  assert.deepEqual(ask(strava, hub('token')), { status: 200, json: { 'hub.challenge': 'c1' } });
  assert.deepEqual(
    [ask(oura, own('x')), ask(strava, hub('x')), ask(oura, own(''), {}), ask(strava, hub(''), {})],
    [undefined, undefined, undefined, undefined],
  );
});
