import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIdentity, PASSWORD, type SignedIn } from '../../test/open-identity.ts';

interface Page {
  readonly items: readonly {
    readonly sessionId: string;
    readonly current: boolean;
    readonly userAgent?: string;
    readonly address?: string;
  }[];
}

test('listSessions: own live sessions, newest first, the one that asks marked, addresses shortened', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  await house.signIn((await house.someone()).email);
  const first = await house.signIn(ada.email);
  const second = (
    await house.tryPassword(ada.email, PASSWORD, { 'user-agent': 'Firefox', 'x-forwarded-for': '203.0.113.7' })
  ).json<SignedIn>();

  const reply = await house.askAs(first.accessToken, 'GET', '/v1/sessions');

  const { items } = reply.json<Page>();
  assert.deepEqual(
    items.map(({ sessionId, current }) => [sessionId, current]),
    [
      [second.sessionId, false],
      [first.sessionId, true],
    ],
  );
  assert.deepEqual([items[0]?.userAgent, items[0]?.address], ['Firefox', '203.0.113.x']);
});

test('listSessions: nobody, a service and a token with narrow scopes see nothing', async () => {
  await using house = await openIdentity();
  const ada = await house.signIn((await house.someone()).email);
  const { token } = (
    await house.askAs(ada.accessToken, 'POST', '/v1/api-tokens', { name: 'n', scopes: ['health-data:samples:read'], expiresInDays: 1 })
  ).json<{ token: string }>();

  const nobody = await house.ask('identity', { path: '/v1/sessions' });
  const service = await house.asUsers('GET', '/v1/sessions');
  const narrow = await house.askAs(token, 'GET', '/v1/sessions');

  assert.deepEqual([nobody.status, service.status, narrow.status], [401, 403, 403]);
});
