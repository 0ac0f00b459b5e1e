import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hmac, type HookKeys, type HookRequest } from '../kit/connector/index.ts';
import { webhook } from './webhook.ts';

const now = new Date('2026-03-02T12:00:00Z');
const requestOf = (event: object, signature?: string): HookRequest => ({
  method: 'POST',
  headers: { 'polar-webhook-signature': signature },
  query: {},
  body: Buffer.from(JSON.stringify(event)),
});
const keysOf = (subscription: Readonly<Record<string, string>>): HookKeys => ({
  client: { clientId: 'c', clientSecret: 's', more: {} },
  subscription,
  isAddressSecret: true,
});

test('polar: the ping that makes a webhook is answered, and nothing else without a signature', () => {
  assert.deepEqual(webhook.handshake?.(requestOf({ event: 'PING', timestamp: 'x' }), keysOf({})), { status: 200 });
  assert.equal(webhook.handshake?.(requestOf({ event: 'SLEEP', user_id: 1 }), keysOf({})), undefined);
});

test('polar: a call is proven by the key that was told when the webhook was made', () => {
  const event = { event: 'SLEEP', user_id: 475, date: '2026-03-02' };
  const { body } = requestOf(event);
  const kind = (signature: string | undefined, kept: Readonly<Record<string, string>>) =>
    webhook.check(requestOf(event, signature), keysOf(kept), now).kind;

  assert.equal(kind(hmac('key', [body], 'hex'), { signatureKey: 'key' }), 'genuine');
  assert.equal(kind(hmac('other', [body], 'hex'), { signatureKey: 'key' }), 'forged');
  assert.equal(kind(hmac('', [body], 'hex'), {}), 'forged');
  assert.equal(kind(undefined, { signatureKey: 'key' }), 'forged');
});

test('polar: a call names a workout, or days around its date; what is not taken in is left out', () => {
  const window = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-04T00:00:00Z') };

  assert.deepEqual(webhook.read(requestOf({ event: 'EXERCISE', user_id: 475, entity_id: 'aQlC83' })), [
    { userId: '475', stream: 'exercise', id: 'aQlC83' },
  ]);
  assert.deepEqual(webhook.read(requestOf({ event: 'SLEEP', user_id: 475, date: '2026-03-02' })), [
    { userId: '475', stream: 'sleep', window },
    { userId: '475', stream: 'recharge', window },
  ]);
  assert.deepEqual(webhook.read(requestOf({ event: 'ACTIVITY_SUMMARY', user_id: 475 })), [{ userId: '475', stream: 'activity' }]);
  assert.deepEqual(webhook.read(requestOf({ event: 'PHYSICAL_INFORMATION', user_id: 475 })), []);
  assert.throws(() => webhook.read({ ...requestOf({}), body: Buffer.from('no json') }), /no JSON/);
});
