import assert from 'node:assert/strict';
import { test } from 'node:test';
import { event } from '@aceso/contracts';
import Type from 'typebox';
import { on } from '../module.ts';
import { SqlFailure } from '../sql/failure.ts';
import { gatherIn } from '../sql/gathered.ts';
import { sql } from '../sql/sql.ts';
import { eventProbe, freshDatabase, frozenClock, quietBus, quietLog } from '../testing/index.ts';
import { createBus } from './bus.ts';
import { createConsumer } from './consumer.ts';
import { firstTime } from './inbox.ts';
import { untilSettled } from './settled.ts';
import { openEventLog } from './log.ts';

const counted = event({ type: 'users.counted', version: 1, summary: 'A number.', payload: Type.Object({ n: Type.Integer() }) });
const services = [{ name: 'users' }, { name: 'health-data' }];
const log = quietLog();

test('bus: an event of a transaction that is rolled back never was', async () => {
  await using database = await freshDatabase({ services });
  const users = database.dbOf('users');
  const bus = quietBus('users', frozenClock());

  await assert.rejects(
    users.tx(async (tx) => {
      await bus.append(tx, counted, 'ada', { n: 1 });
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );

  assert.deepEqual(await eventProbe(users).all(counted), []);
});

test('bus: a payload that breaks its contract is refused with its place and without its value', async () => {
  await using database = await freshDatabase({ services });
  const bus = quietBus('users', frozenClock());

  await assert.rejects(
    // The cast stands for a programmer who got past the types.
    database.dbOf('users').tx((tx) => bus.append(tx, counted, 'ada', { n: 'secret' } as unknown as { n: number })),
    (cause: Error) => /users\.counted.*\/n/.test(cause.message) && !cause.message.includes('secret'),
  );
});

test('bus: a service cannot publish in the name of another, nor claim that an event came from elsewhere', async () => {
  await using database = await freshDatabase({ services });
  const forged = quietBus('health-data', frozenClock());
  const users = database.dbOf('users');

  await assert.rejects(
    users.tx((tx) => forged.append(tx, counted, 'ada', { n: 1 })),
    (cause) => cause instanceof SqlFailure && cause.code === '42501',
  );
  await assert.rejects(
    users.many(sql`insert into events.event (id, type, version, source, key, slot, body, occurred_at, origin)
      values (gen_random_uuid(), 'x.y', 1, 'users', 'k', 0, '{}', now(), 'there-1-1')`),
    (cause) => cause instanceof SqlFailure && cause.code === '42501',
  );
  await assert.rejects(users.many(sql`delete from events.event`), (cause) => cause instanceof SqlFailure && cause.code === '42501');
  await assert.rejects(
    users.many(sql`update events.event set key = 'x'`),
    (cause) => cause instanceof SqlFailure && cause.code === '42501',
  );
});

test('bus: outside a transaction nothing can be appended', async () => {
  await using database = await freshDatabase({ services });
  const users = database.dbOf('users');

  await assert.rejects(quietBus('users', frozenClock()).append(users, counted, 'ada', { n: 1 }), /open transaction/);
});

test('log: a started consumer and a tail hear of an event after its commit, also from another process on the database', async () => {
  await using database = await freshDatabase({ services });
  const [users, mine] = [database.dbOf('users'), database.dbOf('health-data')];
  await using writer = await started(openEventLog({ db: users, url: database.urlOf('users'), log }));
  await using reader = await started(openEventLog({ db: mine, url: database.urlOf('health-data'), log }));
  const bus = createBus({ source: 'users', log: writer.it, now: () => new Date() });
  const told = Promise.withResolvers<number>();
  const handled = Promise.withResolvers<number>();
  using _tail = createBus({ source: 'health-data', log: reader.it, now: () => new Date() }).tail([counted], (message) =>
    told.resolve((message.payload as { n: number }).n),
  );
  const consumer = createConsumer({
    service: 'health-data',
    db: mine,
    now: () => new Date(),
    log,
    subscriptions: [on(counted, async (message) => handled.resolve(message.payload.n))],
  });
  await consumer.start(reader.it);

  await users.tx((tx) => bus.append(tx, counted, 'ada', { n: 4 }));
  const heard = await Promise.all([told.promise, handled.promise]);
  await consumer.stop();

  assert.deepEqual(heard, [4, 4]);
});

test('log: a tail hears nothing of what was before, everything after once, and nothing when it is disposed', async () => {
  await using database = await freshDatabase({ services });
  const users = database.dbOf('users');
  await users.tx((tx) => quietBus('users', frozenClock()).append(tx, counted, 'ada', { n: 1 }));
  // Other tests share the server: while one of their transactions is open, what came after its beginning is not settled yet.
  await untilSettled(users);
  await using opened = await started(openEventLog({ db: users, url: database.urlOf('users'), log }));
  const bus = createBus({ source: 'users', log: opened.it, now: () => new Date() });
  const heard: number[] = [];
  const [disposed, last] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = bus.tail([counted], (message) => heard.push((message.payload as { n: number }).n));
  using _end = bus.tail([counted], (message) => {
    if ((message.payload as { n: number }).n === 600) {
      first[Symbol.dispose]();
      disposed.resolve();
    }
    if ((message.payload as { n: number }).n === 601) last.resolve();
  });

  await users.tx(async (tx) => {
    for (let n = 2; n <= 600; n += 1) await bus.append(tx, counted, `key-${n}`, { n });
  });
  await disposed.promise;
  await users.tx((tx) => bus.append(tx, counted, 'ada', { n: 601 }));
  await last.promise;

  assert.deepEqual(
    heard,
    Array.from({ length: 599 }, (_, i) => i + 2),
  );
});

test('inbox: an effect is asked for the first time once, also by two at the same time', async () => {
  await using database = await freshDatabase({ services });
  const users = database.dbOf('users');

  const answers = await Promise.all([1, 2, 3].map(() => users.tx((tx) => firstTime(tx, 'users', 'welcome:1'))));

  assert.deepEqual(answers.filter(Boolean), [true]);
});

async function started<T extends { stop(): Promise<void> }>(opening: Promise<T>): Promise<AsyncDisposable & { it: T }> {
  const it = await opening;
  return { it, [Symbol.asyncDispose]: () => it.stop() };
}

test('bus: events of a gathering transaction are one statement, in the order in which they were appended', async () => {
  await using database = await freshDatabase({ services });
  const users = database.dbOf('users');
  const bus = quietBus('users', frozenClock());

  await users.tx(async (tx) => {
    gatherIn(tx);
    await Promise.all([1, 2, 3].map((n) => bus.append(tx, counted, n === 2 ? 'bob' : 'ada', { n })));
  });

  assert.deepEqual(
    (await eventProbe(users).all(counted)).map(({ key, payload }) => [key, payload.n]),
    [
      ['ada', 1],
      ['bob', 2],
      ['ada', 3],
    ],
  );
});
