import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshDatabase } from '@aceso/kit/testing';
import { sql, type Db } from '@aceso/kit';
import { sharedWrites } from './shared-writes.ts';

async function opened() {
  const database = await freshDatabase({ services: [{ name: 'health-data', migrations: join(import.meta.dirname, '../../migrations') }] });
  const db = database.dbOf('health-data');
  await db.many(
    sql`create table health_data.written (person_id uuid not null, n int not null, xid xid8 not null default pg_current_xact_id())`,
  );
  const add = (personId: string, n: number) => async (tx: Db) => {
    const row = await tx.one(
      sql<{ before: number }>`select count(*)::int as before from health_data.written as w where w.person_id = ${personId}`,
    );
    await tx.many(sql`insert into health_data.written (person_id, n) values (${personId}, ${n})`);
    return row?.before ?? 0;
  };
  const rows = () =>
    db.many(sql<{ person_id: string; n: number; xid: string }>`select w.person_id, w.n, w.xid::text as xid from health_data.written as w`);
  return { db, add, rows, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

test('sharedWrites: what comes at once is all there, in far fewer transactions', async () => {
  await using open = await opened();
  const { write } = sharedWrites(open.db);
  const people = Array.from({ length: 100 }, () => randomUUID());

  await Promise.all(people.map((personId, n) => write(personId, open.add(personId, n))));

  const rows = await open.rows();
  assert.deepEqual(new Map(rows.map(({ person_id, n }) => [person_id, n])), new Map(people.map((personId, n) => [personId, n])));
  assert.ok(new Set(rows.map(({ xid }) => xid)).size <= 10);
});

test('sharedWrites: writes for one person see those before them', async () => {
  await using open = await opened();
  const { write } = sharedWrites(open.db);
  const personId = randomUUID();

  const seen = await Promise.all(Array.from({ length: 30 }, (_, n) => write(personId, open.add(personId, n))));

  assert.deepEqual(
    seen.toSorted((a, b) => a - b),
    Array.from({ length: 30 }, (_, n) => n),
  );
});

test('sharedWrites: one that fails leaves nothing behind and costs the others nothing', async () => {
  await using open = await opened();
  const { write } = sharedWrites(open.db);
  const people = Array.from({ length: 20 }, () => randomUUID());
  const failing = (personId: string) => async (tx: Db) => {
    await open.add(personId, 0)(tx);
    await tx.many(sql`select 1 / 0`);
  };

  const results = await Promise.allSettled(
    people.map((personId, n) => (n % 7 === 3 ? write(personId, failing(personId)) : write(personId, open.add(personId, n)))),
  );

  assert.deepEqual(
    results.flatMap(({ status }, n) => (status === 'rejected' ? [n] : [])),
    [3, 10, 17],
  );
  const rows = await open.rows();
  assert.equal(rows.length, 17);
  assert.equal(new Set(rows.map(({ person_id }) => person_id)).size, 17);
});

test('sharedWrites: two programs that write for the same people do not wait for each other for ever', async () => {
  await using open = await opened();
  const [one, other] = [sharedWrites(open.db), sharedWrites(open.db)];
  const people = Array.from({ length: 40 }, () => randomUUID());

  await Promise.all([
    ...people.map((personId) => one.write(personId, open.add(personId, 1))),
    ...people.toReversed().map((personId) => other.write(personId, open.add(personId, 2))),
  ]);

  assert.equal((await open.rows()).length, 80);
});
