import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from '../fault.ts';
import { freshDatabase } from '../testing/index.ts';
import { afterCommit, beforeCommit, connect } from './connect.ts';
import { isDuplicate, SqlFailure } from './failure.ts';
import { openPool } from './pool.ts';
import { ident, json, sql, type Db } from './sql.ts';

const services = [{ name: 'users' }];

test('sql: values come back as their kinds: int8 as number where safe, days as text, instants as Date, json parsed', async () => {
  await using database = await freshDatabase({ services });

  const row = await database.dbOf('users').one(sql`
    select ${1}::int8 as small, 9007199254740993::int8 as large, array[1, 2]::int8[] as many, date '2026-03-29' as day,
           array[date '2026-03-29'] as days, timestamptz '2026-03-29T01:30:00Z' as at, ${json([1, { a: null }])}::jsonb as body, null as nothing`);

  assert.deepEqual(row, {
    small: 1,
    large: 9007199254740993n,
    many: [1, 2],
    day: '2026-03-29',
    days: ['2026-03-29'],
    at: new Date('2026-03-29T01:30:00Z'),
    body: [1, { a: null }],
    nothing: null,
  });
});

test('sql: a value is never part of the text, and a name must be plain', async () => {
  const query = sql`select ${"'; drop table x; --"} from ${ident('users.saga')}`;

  assert.equal(query.text, 'select $1 from "users"."saga"');
  assert.throws(() => ident('users.saga; drop table x'), /plain SQL name/);
  assert.throws(() => ident('a"b'), /plain SQL name/);
});

test('tx: a nested transaction joins the outer one, and a rollback undoes both', async () => {
  await using database = await freshDatabase({ services });
  const db = database.dbOf('users');
  await db.many(sql`create table users.seen (n int)`);
  const insert = (on: Db, n: number): Promise<unknown> => on.many(sql`insert into users.seen (n) values (${n})`);

  await assert.rejects(
    db.tx(async (tx) => {
      await insert(tx, 1);
      await tx.tx((inner) => insert(inner, 2));
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  await db.tx((tx) => tx.tx((inner) => insert(inner, 3)));

  assert.deepEqual(await db.many(sql`select s.n from users.seen as s`), [{ n: 3 }]);
});

test('tx: what waits for the commit runs once after it, and never after a rollback', async () => {
  await using database = await freshDatabase({ services });
  const db = database.dbOf('users');
  let rung = 0;
  const ring = (): void => void (rung += 1);

  await assert.rejects(
    db.tx(async (tx) => {
      afterCommit(tx, ring);
      throw new Error('no');
    }),
  );
  assert.equal(rung, 0);
  await db.tx(async (tx) => {
    afterCommit(tx, ring);
    await tx.tx(async (inner) => afterCommit(inner, ring));
    assert.equal(rung, 0);
  });

  assert.equal(rung, 1);
  assert.throws(() => afterCommit(db, ring), /open transaction/);
});

test('tx: a failed statement that was swallowed fails the transaction instead of losing its writes silently', async () => {
  await using database = await freshDatabase({ services });

  await assert.rejects(
    database.dbOf('users').tx((tx) => tx.many(sql`select 1 / 0`).catch(() => undefined)),
    /rolled back/,
  );
});

test('tx: a query that was forgotten cannot reach the connection after the end', async () => {
  await using database = await freshDatabase({ services });
  let leaked: Db | undefined;
  await database.dbOf('users').tx(async (tx) => void (leaked = tx));

  await assert.rejects(leaked!.many(sql`select 1`), /transaction is over/);
});

test('tx: what was begun beside the work that failed cannot write after the rollback', async () => {
  await using database = await freshDatabase({ services });
  const db = database.dbOf('users');
  await db.many(sql`create table users.seen (n int)`);
  let beside: Promise<unknown> = Promise.resolve();

  await assert.rejects(
    db.tx(async (tx) => {
      beside = tx.many(sql`select 1`).then(() => tx.many(sql`insert into users.seen (n) values (1)`));
      beside.catch(() => undefined);
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );

  await assert.rejects(beside, /transaction is over/);
  assert.deepEqual(await db.many(sql`select s.n from users.seen as s`), []);
});

test('failure: a broken constraint is told by name, and no message carries a value', async () => {
  await using database = await freshDatabase({ services });
  const db = database.dbOf('users');
  await db.many(sql`create table users.seen (mail text constraint seen__mail unique, n int)`);
  await db.many(sql`insert into users.seen (mail) values (${'ada@example.org'})`);

  await assert.rejects(
    db.many(sql`insert into users.seen (mail) values (${'ada@example.org'})`),
    (cause) => isDuplicate(cause, 'seen__mail') && !isDuplicate(cause, 'other') && !whole(cause).includes('ada@'),
  );
  await assert.rejects(
    db.many(sql`select ${'heart-120'}::int`),
    (cause) => cause instanceof SqlFailure && cause.code === '22P02' && !whole(cause).includes('120'),
  );
  await assert.rejects(db.many(sql`select ${'2026-99-77'}::date`), (cause) => cause instanceof SqlFailure && !whole(cause).includes('77'));
});

const whole = (cause: unknown): string => JSON.stringify(cause, Object.getOwnPropertyNames(cause)) + String((cause as Error).stack);

test('failure: a database that is away is a 503 and not a crash, also when it leaves in the middle', async () => {
  const away = openPool({ url: 'postgres://x:y@127.0.0.1:9/z', name: 'away' });
  await assert.rejects(connect(away).many(sql`select 1`), (cause) => cause instanceof Fault && cause.status === 503);
  await away.end();
  await using database = await freshDatabase({ services });
  const db = database.dbOf('users');

  await assert.rejects(
    db.tx(async (tx) => {
      const me = await tx.one(sql<{ pid: number }>`select pg_backend_pid() as pid`);
      await db.many(sql`select pg_terminate_backend(${me?.pid})`);
      await tx.many(sql`select 1`);
    }),
    (cause) => cause instanceof Fault && cause.status === 503,
  );

  assert.deepEqual(await db.many(sql`select 1 as alive`), [{ alive: 1 }]);
});

test('failure: a connection that the server ends in the hands of whoever has just got it ends no process', async () => {
  await using database = await freshDatabase({ services });
  const pool = openPool({ url: database.urlOf('users'), name: 'taken' });
  // In the moment in which a new connection is handed over: nobody can listen yet.
  pool.once('acquire', (client) =>
    setImmediate(() => client.emit('error', new Error('terminating connection due to administrator command'))),
  );
  const client = await pool.connect();
  const mine = client as unknown as { readonly processID: number };
  const ended = new Promise((resolve) => client.once('end', resolve));

  await database.dbOf('users').many(sql`select pg_terminate_backend(${mine.processID})`);
  await ended;

  await assert.rejects(client.query('select 1'));
  client.release(true);
  await pool.end();
});

test('beforeCommit: the last of a transaction, in the order of asking, and not when the work failed', async () => {
  await using database = await freshDatabase({ services });
  const db = database.dbOf('users');
  const done: string[] = [];
  const note = (what: string) => async (tx: Db) => {
    await tx.many(sql`select 1`);
    done.push(what);
  };

  await db.tx(async (tx) => {
    beforeCommit(tx, note('first'));
    beforeCommit(tx, note('second'));
    done.push('work');
  });
  await assert.rejects(
    db.tx(async (tx) => {
      beforeCommit(tx, note('never'));
      throw new Error('no');
    }),
  );

  assert.deepEqual(done, ['work', 'first', 'second']);
  await assert.rejects(
    db.tx(async (tx) => {
      await tx.many(sql`create table users.undone ()`);
      beforeCommit(tx, (last) => last.many(sql`select 1 / 0`).then(() => undefined));
    }),
  );
  assert.deepEqual(await db.many(sql`select to_regclass('users.undone')::text as name`), [{ name: null }]);
  assert.throws(() => beforeCommit(db, note('never')), /open transaction/);
});
