import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CONTRACTS } from '@aceso/contracts/all';
import { notification } from '@aceso/contracts/notification';
import { gatewayModule } from '@aceso/gateway';
import { healthDataModule } from '@aceso/health-data';
import { identityModule } from '@aceso/identity';
import { testHouse } from '@aceso/kit/testing';
import { usersModule } from '@aceso/users';

const PASSWORD = 'four unrelated calm words';
const WITHIN_MS = 20_000;
const PUSH = 'health-data:push:write';
const quietNotification = {
  contract: notification,
  operations: Object.fromEntries(Object.keys(notification.operations).map((name) => [name, () => undefined])),
};
const request = (method: string, token?: string, body?: unknown): RequestInit => ({
  method,
  headers: {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = performance.now() + WITHIN_MS; ; await pause(20)) {
    const found = await look();
    if (found !== undefined) return found;
    assert.ok(performance.now() < end, what);
  }
}

async function signedUp(url: string, name: string): Promise<{ readonly session: string; readonly personId: string }> {
  const credentials = { email: `${name}@example.org`, password: PASSWORD };
  const wish = { ...credentials, displayName: name, timeZone: 'UTC', consents: ['storage-and-advice'] };
  await fetch(`${url}/v1/people`, request('POST', undefined, wish));
  const session = await until('a sign-in', async () => {
    const reply = await fetch(`${url}/v1/sessions`, request('POST', undefined, credentials));
    return reply.status === 201 ? ((await reply.json()) as { accessToken: string }).accessToken : undefined;
  });
  const profile = (await (await fetch(`${url}/v1/people/me`, request('GET', session))).json()) as { personId: string };
  return { session, personId: profile.personId };
}

test('front door: the token of a phone is made once, opens the pushing and nothing else, of its person and nobody else, until it is ended', async () => {
  await using house = await testHouse({
    modules: [identityModule, usersModule, healthDataModule, gatewayModule],
    neighbours: [quietNotification],
  });
  const url = await house.app('gateway').listen({ host: '127.0.0.1', port: 0 });
  const ada = await signedUp(url, 'ada');
  const bob = await signedUp(url, 'bob');
  const made = await fetch(`${url}/v1/api-tokens`, request('POST', ada.session, { name: 'iPhone', scopes: [PUSH], expiresInDays: 366 }));
  const { token, details } = (await made.json()) as { token: string; details: { tokenId: string } };
  const batch = (id: string) => ({
    batchId: id,
    device: { id: 'iphone', name: 'iPhone', platform: 'healthkit' },
    items: [{ id: 'one', metric: 'heart-rate', start: '2026-03-02T08:00:00Z', value: 60, unit: '/min' }],
  });
  const push = async (shown: string | undefined, id: string, person = 'me'): Promise<number> =>
    (await fetch(`${url}/v1/people/${person}/push/batches`, request('POST', shown, batch(id)))).status;

  const accepted = await push(token, 'batch-0001');
  const document = { data: { metrics: [{ name: 'step_count', units: 'count', data: [] }] } };
  const exported = await fetch(`${url}/v1/people/me/push/health-auto-export`, request('POST', token, document));
  const refused = [
    await push(undefined, 'batch-0002'),
    await push(`${token.slice(0, -3)}xyz`, 'batch-0002'),
    await push(token, 'batch-0002', bob.personId),
  ];
  const listed = (await (await fetch(`${url}/v1/api-tokens`, request('GET', ada.session))).json()) as {
    items: { name: string; scopes: string[]; lastUsedAt?: string }[];
  };

  assert.deepEqual([accepted, exported.status], [200, 200]);
  assert.deepEqual(refused, [401, 401, 403]);
  assert.deepEqual(
    listed.items.map(({ name, scopes, lastUsedAt }) => [name, scopes, typeof lastUsedAt]),
    [['iPhone', [PUSH], 'string']],
  );
  assert.deepEqual(await openedBy(url, token), ['health-data.pushBatch', 'health-data.readPushDevice', 'health-data.pushHealthAutoExport']);

  await fetch(`${url}/v1/api-tokens/${details.tokenId}`, request('DELETE', ada.session));
  const end = await until('the end of the token', async () => {
    const status = await push(token, 'batch-0003');
    return status === 200 ? undefined : status;
  });
  assert.equal(end, 401);
});

/** Operations behind the front door that do not turn a token away; those that everybody may ask are left out. */
async function openedBy(url: string, token: string): Promise<readonly string[]> {
  const running = new Set(['identity', 'users', 'health-data']);
  const guarded = CONTRACTS.filter(({ service }) => running.has(service)).flatMap(({ operations }) =>
    Object.values(operations).filter(({ permission, internal }) => permission !== 'public' && internal !== true),
  );
  const found: string[] = [];
  for (const { id, method, path } of guarded) {
    const at = path.replace(':personId', 'me').replace(/:[a-zA-Z]+/g, '0198c0de-0000-7000-8000-000000000001');
    const reply = await fetch(url + at, request(method, token, method === 'GET' || method === 'DELETE' ? undefined : {}));
    await reply.arrayBuffer();
    if (reply.status !== 401 && reply.status !== 403) found.push(id);
  }
  return found;
}
