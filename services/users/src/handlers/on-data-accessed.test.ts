import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from '@aceso/kit';
import { openUsers, register } from '../testing/surroundings.ts';
import { onDataAccessed } from './on-data-accessed.ts';

test('access.data-accessed: the same event handled twice is one line', async () => {
  await using open = await openUsers();
  const ada = await register(open.house);
  const db = open.house.database.dbOf('users');
  const payload = { personId: ada.personId, subject: 'someone', operation: 'health-data.readDaily', at: '2026-03-01T08:00:00.000Z' };
  const message = { id: randomUUID(), type: '', version: 1, source: '', key: '', occurredAt: new Date(), traceparent: undefined, payload };

  for (let i = 0; i < 2; i += 1) await db.tx((tx) => onDataAccessed.handle(message as never, tx, { isAlone: false }));

  assert.equal((await db.many(sql`select 1 from users.access_entry`)).length, 1);
});
