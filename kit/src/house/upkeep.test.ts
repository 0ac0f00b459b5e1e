import assert from 'node:assert/strict';
import { test } from 'node:test';
import { users } from '@aceso/contracts/users';
import { freshDatabase, frozenClock, quietBus } from '../testing/index.ts';
import { sql } from '../sql/sql.ts';
import { keepUp } from './upkeep.ts';

test('keepUp: what has served its time goes, what may still be needed stays', async () => {
  await using database = await freshDatabase({ services: [{ name: 'users' }] });
  const db = database.dbOf('users');
  const clock = frozenClock(new Date().toISOString());
  const personId = crypto.randomUUID();
  await db.tx((tx) => quietBus('users', clock).append(tx, users.events.personRegistered, personId, { personId }));
  for (const [key, days] of [
    ['old', 3],
    ['new', 1],
  ] as const)
    await db.many(sql`
      insert into users.idempotency (subject, operation, key, fingerprint, created_at)
      values ('a', 'b', ${key}, ${Buffer.from('x')}, ${new Date(clock().getTime() - days * 86_400_000)})`);

  await keepUp({ adminUrl: database.adminUrl, services: new Map([['users', db]]), now: clock });

  assert.deepEqual(
    (await db.many(sql<{ key: string }>`select i.key from users.idempotency as i`)).map(({ key }) => key),
    ['new'],
  );
  assert.equal((await db.many(sql`select 1 from events.event`)).length, 1);
});
