import assert from 'node:assert/strict';
import { test } from 'node:test';
import { users } from '@aceso/contracts/users';
import { connect, openPool, createSagas, sql } from '@aceso/kit';
import { quietBus, quietLog } from '@aceso/kit/testing';
import type { UsersDeps } from '../deps.ts';
import { insertRegistration } from '../store/registrations.ts';
import { openUsers } from '../testing/surroundings.ts';
import { registrationSaga, type RegistrationState } from './registration-saga.ts';
import { createSealer } from './sealer.ts';

const REGISTRATION = '019a0000-0000-7000-8000-000000000001';
const PERSON = '019a0000-0000-7000-8000-000000000002';
const ACCOUNT = '019a0000-0000-7000-8000-000000000003';
const STATE: RegistrationState = { registrationId: REGISTRATION, personId: PERSON, accountId: ACCOUNT };
const KEY = Buffer.alloc(32, 7);
const DRAFT = {
  displayName: 'Ada',
  timeZone: 'UTC',
  language: 'en',
  roles: ['person' as const],
  consents: ['storage-and-advice' as const],
  units: { weight: 'kg' as const, height: 'cm' as const, glucose: 'mmol/L' as const, temperature: 'Cel' as const, distance: 'km' as const },
};

for (const doomed of [0, 1, 2, 3, 4]) {
  test(`registration: a program that dies in step ${doomed + 1} after its work is followed by one that finishes it, once in effect`, async () => {
    await using open = await openUsers();
    const { house, around } = open;
    await house.service('users').stop();
    const url = house.database.urlOf('users');
    const first = await program(open, url, 'doomed', doomed);
    const second = await program(open, url, 'heir');
    await first.db.tx(async (tx) => {
      const sealed = first.sealer.seal(REGISTRATION, { email: 'ada@example.org', password: 'four unrelated words' });
      await insertRegistration(tx, {
        registration_id: REGISTRATION,
        person_id: PERSON,
        account_id: ACCOUNT,
        draft: DRAFT,
        sealed,
        created_at: new Date(),
      });
      await first.runner.start(first.saga, REGISTRATION, STATE, tx);
    });
    first.runner.run([first.saga]);
    await first.hangs;

    await house.database
      .dbOf('users')
      .many(
        sql`select pg_terminate_backend(a.pid) from pg_stat_activity as a where a.application_name = 'doomed' and a.state = 'idle in transaction'`,
      );
    second.runner.run([second.saga]);
    const end = await second.runner.settled(REGISTRATION, 8000);
    first.wake();
    await first.runner.stop();
    await second.runner.stop();

    assert.equal(end.status, 'done');
    assert.equal(around.accounts.size, 1);
    assert.equal(around.accounts.get(ACCOUNT)?.active, true);
    const people = await house.database
      .dbOf('users')
      .many(
        sql`select p.person_id, p.status, count(c.purpose)::int as consents from users.person as p join users.consent_decision as c on c.person_id = p.person_id group by p.person_id`,
      );
    assert.deepEqual(people, [{ person_id: PERSON, status: 'active', consents: 1 }]);
    assert.equal((await house.events.all(users.events.personRegistered)).length, 1);
    await first.pool.end();
    await second.pool.end();
  });
}

/** A program with the sagas of users, on connections of its own; `dies` is the step after which it never hears an answer. */
async function program({ house }: Awaited<ReturnType<typeof openUsers>>, url: string, name: string, dies?: number) {
  const pool = openPool({ url, name, max: 4 });
  const db = connect(pool);
  const gate = Promise.withResolvers<void>();
  const hanging = Promise.withResolvers<void>();
  const client = (service: string): never =>
    new Proxy(
      {},
      { get: (_, operation: string) => (input: never) => house.peers.of(service).call?.(operation, input, {} as never, undefined) },
    ) as never;
  const deps = {
    db,
    bus: quietBus('users', () => new Date()),
    sealer: createSealer(KEY),
    identity: client('identity'),
    notification: client('notification'),
  };
  const saga = registrationSaga(deps as Pick<UsersDeps, keyof typeof deps>, 60);
  const step = saga.steps[dies ?? -1];
  const steps = saga.steps.map((each) =>
    each === step
      ? {
          ...each,
          run: async (...given: Parameters<typeof each.run>) => {
            await each.run(...given);
            hanging.resolve();
            await gate.promise;
            throw new Error('killed');
          },
        }
      : each,
  );
  const runner = createSagas({ service: 'users', db, now: () => new Date(), log: quietLog() });
  return { pool, db, runner, saga: { ...saga, steps }, sealer: deps.sealer, hangs: hanging.promise, wake: gate.resolve };
}
