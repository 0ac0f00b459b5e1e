import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '../sql/sql.ts';
import { freshDatabase, quietLog } from '../testing/index.ts';
import { openJobs } from './open-jobs.ts';

const services = [{ name: 'users' }];

test('jobs: a job sent in a transaction runs after its commit, one that is rolled back never was', async () => {
  await using database = await freshDatabase({ services });
  const db = database.dbOf('users');
  const jobs = openJobs({ service: 'users', databaseUrl: database.urlOf('users'), log: quietLog() });
  const ran: number[] = [];
  const last = Promise.withResolvers<void>();
  await jobs.work<{ n: number }>('count', {}, async ({ n }) => {
    ran.push(n);
    if (n === 2) last.resolve();
  });

  await assert.rejects(
    db.tx(async (tx) => {
      await jobs.send('count', { n: 1 }, { tx });
      throw new Error('changed my mind');
    }),
  );
  await db.tx((tx) => jobs.send('count', { n: 2 }, { tx }));
  await last.promise;
  await jobs.stop();

  assert.deepEqual(ran, [2]);
});

test('jobs: a job that fails is tried again', async () => {
  await using database = await freshDatabase({ services });
  const jobs = openJobs({ service: 'users', databaseUrl: database.urlOf('users'), log: quietLog() });
  const done = Promise.withResolvers<void>();
  let tries = 0;
  await jobs.work('flaky', { retries: 3, retryDelaySeconds: 1 }, async () => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    done.resolve();
  });

  await jobs.send('flaky', {});
  await done.promise;
  await jobs.stop();

  assert.equal(tries, 2);
});

test('jobs: at most one job waits under a key, and jobs without a key all wait', async () => {
  await using database = await freshDatabase({ services });
  const jobs = openJobs({ service: 'users', databaseUrl: database.urlOf('users'), log: quietLog() });
  const later = new Date(Date.now() + 3_600_000);

  for (let i = 0; i < 3; i += 1) await jobs.send('digest', { i }, { singletonKey: 'ada', startAfter: later });
  for (let i = 0; i < 2; i += 1) await jobs.send('digest', { i }, { startAfter: later });
  const waiting = await database
    .dbOf('users')
    .many(sql<{ n: number }>`select count(*) as n from users_jobs.job as j where j.name = ${'digest'}`);
  await jobs.stop();

  assert.deepEqual(waiting, [{ n: 3 }]);
});

test('jobs: a service that uses none starts nothing', async () => {
  await using database = await freshDatabase({ services });
  const jobs = openJobs({ service: 'users', databaseUrl: database.urlOf('users'), log: quietLog() });

  await jobs.stop();

  assert.deepEqual(
    await database
      .dbOf('users')
      .many(sql`select c.relname from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where n.nspname = ${'users_jobs'}`),
    [],
  );
});
