import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HookKeys, HookRequest } from '../kit/connector/index.ts';
import { simulated } from './simulator.ts';
import { plainKeys } from './tink.ts';
import { webhook } from './webhook.ts';
import { Keyset } from './wire.ts';

const now = new Date('2026-03-02T12:00:00Z');
const account = { userId: '4711', records: new Map(), notes: new Map() };
const record = { id: 'n', family: 'sleep', start: now.getTime() - 30_000_000, end: now.getTime(), modifiedAt: 0, content: {} };
const made = simulated.call?.({ kind: 'created', account, record, clientId: 'c', clientSecret: 's', notes: new Map(), now });
const keysetOf = async () => {
  const request = { method: 'GET', host: 'www.gstatic.com', path: '/googlehealthapi/webhooks/webhooks_public_keyset.json' };
  const rest = { query: new URLSearchParams(), form: new URLSearchParams(), json: undefined, headers: {}, account: undefined, now };
  const answer = await simulated.answer({ ...request, ...rest }, undefined as never);
  return plainKeys(Keyset.read(answer?.json));
};
const keys = await keysetOf();

const requestOf = (body: string, headers: HookRequest['headers'] = {}): HookRequest => ({
  method: 'POST',
  headers,
  query: {},
  body: Buffer.from(body),
});
const held = (webhookSecret: string, kept: unknown = keys): HookKeys => ({
  client: { clientId: 'c', clientSecret: 's', more: { webhookSecret } },
  subscription: { keys: JSON.stringify(kept) },
  isAddressSecret: false,
});

test('google health: the check of the address lets in who knows the secret, and nobody when there is none', () => {
  const check = '{"type":"verification"}';
  const status = (secret: string, shown?: string) => webhook.handshake?.(requestOf(check, { authorization: shown }), held(secret))?.status;

  assert.deepEqual(
    [status('Bearer s', 'Bearer s'), status('Bearer s', 'Bearer t'), status('Bearer s'), status('', '')],
    [201, 401, 401, 401],
  );
  assert.equal(webhook.handshake?.(requestOf('{"data":{}}'), held('Bearer s')), undefined);
});

test('google health: a call is proven by the signature of a published key, over these very bytes', () => {
  assert.ok(made !== undefined);
  const signature = made.headers['GOOGLE-HEALTH-API-SIGNATURE'];
  const kind = (body: string, headers: HookRequest['headers'], keysHeld = held('')) =>
    webhook.check(requestOf(body, headers), keysHeld, now).kind;

  assert.equal(kind(made.body, { 'google-health-api-signature': signature }), 'genuine');
  assert.equal(kind(made.body, { 'x-healthapi-signature': signature }), 'genuine');
  assert.equal(kind(made.body.replace('4711', '4712'), { 'google-health-api-signature': signature }), 'forged');
  assert.equal(kind(made.body, { 'google-health-api-signature': signature?.slice(0, 20) }), 'forged');
  assert.equal(kind(made.body, {}), 'forged');
  assert.equal(kind(made.body, { 'google-health-api-signature': signature, authorization: 'Bearer t' }, held('Bearer s')), 'forged');
  assert.equal(kind(made.body, { 'google-health-api-signature': signature }, held('', [])), 'forged');
  assert.equal(
    kind(
      made.body,
      { 'google-health-api-signature': signature },
      held(
        '',
        keys.map((key) => ({ ...key, id: 1 })),
      ),
    ),
    'forged',
  );
});

test('google health: a call names a type and its stretches, alone or in a list; types that are not read are left out', () => {
  const data = (dataType: string, intervals?: object) => ({ data: { healthUserId: '4711', operation: 'UPSERT', dataType, ...intervals } });
  const times = { intervals: [{ physicalTimeInterval: { startTime: '2026-03-02T01:00:00Z', endTime: '2026-03-02T05:00:00Z' } }] };
  const read = (news: unknown) => webhook.read(requestOf(JSON.stringify(news)));

  assert.deepEqual(read([data('sleep', times), data('menstrual-period', times), data('weight')]), [
    { userId: '4711', stream: 'sleep', window: { from: new Date('2026-03-02T00:00:00Z'), to: new Date('2026-03-02T06:00:00Z') } },
    { userId: '4711', stream: 'weight' },
  ]);
  assert.throws(() => read({ what: 1 }), /not as documented/);
  assert.throws(() => webhook.read(requestOf('no json')), /no JSON/);
});
