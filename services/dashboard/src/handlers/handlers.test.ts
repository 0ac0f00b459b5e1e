import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { identity } from '@aceso/contracts/identity';
import { users } from '@aceso/contracts/users';
import { sql } from '@aceso/kit';
import { openDashboard, type OpenDashboard } from '../../test/open-dashboard.ts';
import { writeEvent } from '../../test/write-event.ts';
import { insertBrowserSession } from '../store/browser-sessions.ts';

const AT = '2026-03-01T08:00:00.000Z';
const begin = (open: OpenDashboard, accountId: string, personId: string, sessionId: string): Promise<void> =>
  insertBrowserSession(open.house.database.dbOf('dashboard'), {
    idHash: randomBytes(32),
    accountId,
    personId,
    sessionId,
    sealedTokens: 'x',
    accessExpiresAt: open.now(),
    createdAt: open.now(),
    expiresAt: new Date('2027-01-01T00:00:00Z'),
  });
const left = async (open: OpenDashboard): Promise<string[]> =>
  (
    await open.house.database
      .dbOf('dashboard')
      .many(sql<{ session_id: string }>`select s.session_id from dashboard.browser_session as s order by 1`)
  ).map(({ session_id }) => session_id);

test('session revoked: takes the browsers of the session, those of the account, or none for a personal token', async () => {
  await using open = await openDashboard();
  const [ada, bob] = [randomUUID(), randomUUID()];
  for (const session of ['a1', 'a2', 'a3']) await begin(open, ada, ada, session);
  await begin(open, bob, bob, 'b1');
  const revoke = async (payload: { subject: string; sessionId?: string; tokenId?: string }): Promise<string[]> => {
    await writeEvent(open.house, identity.events.sessionRevoked, payload.subject, { ...payload, at: AT }, open.now());
    await open.house.settle();
    return await left(open);
  };

  assert.deepEqual(await revoke({ subject: ada, tokenId: randomUUID() }), ['a1', 'a2', 'a3', 'b1']);
  assert.deepEqual(await revoke({ subject: ada, sessionId: 'a2' }), ['a1', 'a3', 'b1']);
  assert.deepEqual(await revoke({ subject: ada }), ['b1']);
});

test('person erased: nothing of the person is left, and everything of others', async () => {
  await using open = await openDashboard();
  const [ada, bob] = [randomUUID(), randomUUID()];
  await begin(open, ada, ada, 'a1');
  await begin(open, bob, bob, 'b1');

  await writeEvent(open.house, users.events.personErased, ada, { personId: ada, erasureId: randomUUID() }, open.now());
  await open.house.settle();

  assert.deepEqual(await left(open), ['b1']);
});
