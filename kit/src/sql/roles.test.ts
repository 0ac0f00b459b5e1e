import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase } from '../testing/index.ts';
import { SqlFailure } from './failure.ts';
import { sql } from './sql.ts';

const services = [{ name: 'health-data' }, { name: 'users' }];

test('roles: a service cannot read, write or list the schema of another', async () => {
  await using database = await freshDatabase({ services });
  const users = database.dbOf('users');

  for (const attempt of [
    sql`select c.lane from health_data.event_cursor as c`,
    sql`delete from health_data.saga`,
    sql`create table health_data.mine (x int)`,
    sql`create table health_data_jobs.mine (x int)`,
    sql`create table public.mine (x int)`,
    sql`create table events.mine (x int)`,
    sql`create schema mine`,
    sql`set role aceso_health_data`,
  ]) {
    await assert.rejects(users.many(attempt), (cause) => cause instanceof SqlFailure && cause.code === '42501', attempt.text);
  }
});

test('roles: a service uses its own schema and that of its jobs freely', async () => {
  await using database = await freshDatabase({ services });
  const db = database.dbOf('health-data');

  await db.many(sql`create table health_data.mine (x int)`);
  await db.many(sql`create table health_data_jobs.mine (x int)`);
  await db.many(sql`insert into health_data.mine (x) values (${1})`);

  assert.deepEqual(await db.many(sql`select m.x from health_data.mine as m`), [{ x: 1 }]);
});

test('roles: a role that is not of this database cannot connect to it', async () => {
  await using _other = await freshDatabase({ services: [{ name: 'analytics' }] });
  await using database = await freshDatabase({ services });

  await assert.rejects(database.dbOf('analytics').many(sql`select 1`), (cause) => cause instanceof SqlFailure && cause.code === '42501');
});
