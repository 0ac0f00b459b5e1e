import assert from 'node:assert/strict';
import { test } from 'node:test';
import { event } from '@aceso/contracts';
import Type from 'typebox';
import { Fault } from '../fault.ts';
import { on, type Message } from '../module.ts';
import { sql, type Db } from '../sql/sql.ts';
import { drain, freshDatabase, frozenClock, quietBus, quietLog, type TestDatabase } from '../testing/index.ts';
import { createBus } from './bus.ts';
import { createConsumer, type ConsumerOptions } from './consumer.ts';
import type { AppendedKind } from './log.ts';
import { discardParked, listParked, replayParked } from './parking.ts';

const counted = event({ type: 'users.counted', version: 1, summary: 'A number.', payload: Type.Object({ n: Type.Integer() }) });
const renamed = event({ type: 'users.renamed', version: 1, summary: 'A name.', payload: Type.Object({ name: Type.String() }) });
const services = [{ name: 'users' }, { name: 'health-data' }];
const log = quietLog();

async function open(): Promise<{
  database: TestDatabase;
  users: Db;
  mine: Db;
  clock: ReturnType<typeof frozenClock>;
  count: (key: string, ...n: number[]) => Promise<void>;
}> {
  const database = await freshDatabase({ services });
  const mine = database.dbOf('health-data');
  await mine.many(sql`create table health_data.seen (place bigint generated always as identity, key text, n int)`);
  const clock = frozenClock();
  const users = database.dbOf('users');
  const bus = quietBus('users', clock);
  const count = (key: string, ...all: number[]): Promise<void> =>
    users.tx(async (tx) => {
      for (const n of all) await bus.append(tx, counted, key, { n });
    });
  return { database, users, mine, clock, count };
}

const note = (tx: Db, message: Message<{ n: number }>): Promise<unknown> =>
  tx.many(sql`insert into health_data.seen (key, n) values (${message.key}, ${message.payload.n})`);
const seen = async (db: Db, key: string): Promise<readonly number[]> =>
  (await db.many(sql<{ n: number }>`select s.n from health_data.seen as s where s.key = ${key} order by s.place`)).map((row) => row.n);
const consumerOf = (
  db: Db,
  now: () => Date,
  handle: (message: Message<{ n: number }>, tx: Db) => Promise<unknown>,
  more: Partial<ConsumerOptions> = {},
) =>
  createConsumer({
    service: 'health-data',
    db,
    now,
    log,
    subscriptions: [on(counted, async (message, tx) => void (await handle(message, tx)))],
    ...more,
  });

test('consumer: a service that starts for the first time handles the whole log, each event once and in order', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  await count('ada', 1, 2, 3);
  await count('bob', 7);
  const consumer = consumerOf(mine, clock, (message, tx) => note(tx, message));

  await drain(consumer);
  await drain(consumer);

  assert.deepEqual(await seen(mine, 'ada'), [1, 2, 3]);
  assert.deepEqual(await seen(mine, 'bob'), [7]);
});

test('consumer: more events than a batch are all handled, in order', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  const many = Array.from({ length: 350 }, (_v, i) => i);
  await count('ada', ...many);
  const consumer = consumerOf(mine, clock, (message, tx) => note(tx, message));

  const handled = await drain(consumer);

  assert.equal(handled, 350);
  assert.deepEqual(await seen(mine, 'ada'), many);
});

test('consumer: an event that commits after a later one is not passed over', async () => {
  const { database, users, mine, clock, count } = await open();
  await using _ = database;
  const bus = quietBus('users', clock);
  const consumer = consumerOf(mine, clock, (message, tx) => note(tx, message));
  let release = (): void => {};
  const open1 = new Promise<void>((resolve) => (release = resolve));
  let inserted = (): void => {};
  const first = new Promise<void>((resolve) => (inserted = resolve));
  const slow = users.tx(async (tx) => {
    await bus.append(tx, counted, 'ada', { n: 1 });
    inserted();
    await open1;
  });
  await first;
  await count('ada', 2);

  const half = consumer.drain();
  assert.deepEqual(await seen(mine, 'ada'), [], 'the later event waits for the older transaction');
  release();
  await slow;
  await half;
  await drain(consumer);

  assert.deepEqual(await seen(mine, 'ada'), [1, 2]);
});

test('consumer: replicas that work at the same time handle each event once', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  for (let key = 0; key < 20; key += 1) await count(`key-${key}`, 1, 2, 3, 4, 5);
  const replicas = [1, 2, 3].map(() => consumerOf(mine, clock, (message, tx) => note(tx, message)));

  await Promise.all(replicas.map((replica) => replica.drain()));
  await drain(...replicas);

  for (let key = 0; key < 20; key += 1) assert.deepEqual(await seen(mine, `key-${key}`), [1, 2, 3, 4, 5]);
});

test('consumer: a handler that fails leaves no trace of the try and is tried again when it is due', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  let broken = true;
  const consumer = consumerOf(mine, clock, async (message, tx) => {
    await note(tx, message);
    if (broken && message.payload.n === 1) throw new Fault('unavailable', 503, 'not now');
  });
  await count('ada', 1, 2);
  await count('bob', 5);

  await drain(consumer);
  assert.deepEqual(await seen(mine, 'ada'), []);
  assert.deepEqual(await seen(mine, 'bob'), [5], 'other keys go on');
  broken = false;
  await drain(consumer);
  assert.deepEqual(await seen(mine, 'ada'), [], 'not before its time');
  clock.pass(1);
  await drain(consumer);

  assert.deepEqual(await seen(mine, 'ada'), [1, 2]);
});

test('consumer: an event that keeps failing is parked, later ones of its key wait behind it, and a replay brings them in order', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  let broken = true;
  const consumer = consumerOf(
    mine,
    clock,
    (message, tx) => (broken && message.payload.n === 1 ? Promise.reject(new Fault('out-of-order', 409, 'no')) : note(tx, message)),
    { maxAttempts: 3 },
  );
  await count('ada', 1, 2);
  for (let i = 0; i < 4; i += 1) {
    await drain(consumer);
    clock.pass(60);
  }
  await count('ada', 3);
  await drain(consumer);

  const parked = await listParked(mine, 'health-data', { limit: 10 });
  assert.deepEqual(
    parked.map((row) => [row.status, row.attempts, row.reason]),
    [
      ['parked', 3, 'out-of-order'],
      ['waiting', 0, 'an earlier event of its key'],
      ['waiting', 0, 'an earlier event of its key'],
    ],
  );
  assert.deepEqual(
    (await consumer.lag()).map(({ event, retrying, parked, waiting }) => ({ event, retrying, parked, waiting })),
    [{ event: 'users.counted/1', retrying: 2, parked: 1, waiting: 0 }],
  );
  broken = false;
  assert.equal(await replayParked(mine, 'health-data', parked[0]!.position, clock()), true);
  await drain(consumer);

  assert.deepEqual(await seen(mine, 'ada'), [1, 2, 3]);
  assert.deepEqual(await listParked(mine, 'health-data', { limit: 10 }), []);
});

test('consumer: discarding a parked event lets the next of its key have its turn', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  const consumer = consumerOf(
    mine,
    clock,
    (message, tx) => (message.payload.n === 1 ? Promise.reject(new Error('bad')) : note(tx, message)),
    { maxAttempts: 1 },
  );
  await count('ada', 1, 2);
  await drain(consumer);

  await discardParked(mine, 'health-data', (await listParked(mine, 'health-data', { limit: 1 }))[0]!.position, clock());
  await drain(consumer);

  assert.deepEqual(await seen(mine, 'ada'), [2]);
});

test('consumer: a handler that swallows the failure of a statement counts as failed', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  const consumer = consumerOf(
    mine,
    clock,
    async (message, tx) => {
      await note(tx, message);
      if (message.payload.n === 1) await tx.many(sql`select 1 / 0`).catch(() => undefined);
    },
    { maxAttempts: 1 },
  );
  await count('ada', 1);
  await count('bob', 8);

  await drain(consumer);

  assert.deepEqual([await seen(mine, 'ada'), await seen(mine, 'bob')], [[], [8]]);
  assert.equal((await listParked(mine, 'health-data', { limit: 9 }))[0]?.status, 'parked');
});

test('consumer: a handler that never comes back is given up, its writes are undone and the others go on', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  const consumer = consumerOf(
    mine,
    clock,
    async (message, tx) => {
      await note(tx, message);
      if (message.payload.n === 1) await new Promise(() => {});
    },
    { maxAttempts: 1, handlerTimeoutMs: 50 },
  );
  await count('bob', 8);
  await count('ada', 1);
  await count('cy', 9);

  await drain(consumer);

  assert.deepEqual([await seen(mine, 'ada'), await seen(mine, 'bob'), await seen(mine, 'cy')], [[], [8], [9]]);
  assert.deepEqual(
    (await listParked(mine, 'health-data', { limit: 9 })).map((row) => [row.status, row.reason]),
    [['parked', 'no end after 50 ms']],
  );
});

test('consumer: an event that a new release listens to is read from the beginning of the log, without handling the others again', async () => {
  const { database, users, mine, clock, count } = await open();
  await using _ = database;
  const bus = quietBus('users', clock);
  await count('ada', 1);
  await users.tx((tx) => bus.append(tx, renamed, 'ada', { name: 'Ada' }));
  await count('ada', 2);
  await drain(consumerOf(mine, clock, (message, tx) => note(tx, message)));
  const names: string[] = [];

  const release = createConsumer({
    service: 'health-data',
    db: mine,
    now: clock,
    log,
    subscriptions: [
      on(counted, async (message, tx) => void (await note(tx, message))),
      on(renamed, async (message) => void names.push(message.payload.name)),
    ],
  });
  await drain(release);
  await count('ada', 3);
  await users.tx((tx) => bus.append(tx, renamed, 'ada', { name: 'Countess' }));
  await drain(release);

  assert.deepEqual(names, ['Ada', 'Countess']);
  assert.deepEqual(await seen(mine, 'ada'), [1, 2, 3]);
});

test('consumer: a handler hears whether it is alone in its transaction', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  const heard: [number, boolean][] = [];
  let failures = 1;
  const consumer = createConsumer({
    service: 'health-data',
    db: mine,
    now: clock,
    log,
    subscriptions: [
      on(counted, async ({ payload: { n } }, _tx, { isAlone }) => {
        heard.push([n, isAlone]);
        if (n === 3 && failures-- > 0) throw new Error('not at once');
      }),
    ],
  });

  for (const some of [[1], [2, 2], [3]]) {
    await count('ada', ...some);
    await drain(consumer);
  }

  assert.deepEqual(heard, [
    [1, true],
    [2, false],
    [2, false],
    [3, true],
    // What has failed at once is tried again as one of many.
    [3, false],
  ]);
});

test('consumer: what it has appended itself is handled without being read by the log, an unhurried one takes its time', async () => {
  const { database, users, mine, clock } = await open();
  await using _ = database;
  const hinted: ((appended: readonly AppendedKind[]) => boolean)[] = [];
  const silent = { [Symbol.dispose]: () => {} };
  const eventLog = { watch: () => silent, hint: (act: (typeof hinted)[number]) => (hinted.push(act), silent) };
  const bus = createBus({ source: 'users', now: clock, log: { ...eventLog, ring: (all = []) => hinted.forEach((act) => act(all)) } });
  const { promise: handled, resolve } = Promise.withResolvers<number>();
  const eager = consumerOf(mine, clock, async ({ payload }) => resolve(payload.n));
  const unhurried = consumerOf(mine, clock, () => Promise.resolve(), { isUnhurried: true });
  await eager.start(eventLog);
  await unhurried.start(eventLog);

  await users.tx((tx) => bus.append(tx, counted, 'ada', { n: 1 }));

  assert.equal(await handled, 1);
  assert.equal(hinted.length, 1);
  await eager.stop();
  await unhurried.stop();
});

test('consumer: an older release that still runs leaves the lanes to the newer one', async () => {
  const { database, users, mine, clock, count } = await open();
  await using _ = database;
  const old = consumerOf(mine, clock, (message, tx) => note(tx, message));
  await drain(old);
  const names: string[] = [];
  const release = createConsumer({
    service: 'health-data',
    db: mine,
    now: clock,
    log,
    subscriptions: [on(counted, async (m, tx) => void (await note(tx, m))), on(renamed, async (m) => void names.push(m.payload.name))],
  });
  await drain(release);
  await users.tx((tx) => quietBus('users', clock).append(tx, renamed, 'ada', { name: 'Ada' }));
  await count('ada', 1);

  const byOld = await drain(old);
  await drain(release);

  assert.equal(byOld, 0);
  assert.deepEqual([names, await seen(mine, 'ada')], [['Ada'], [1]]);
});

test('consumer: an event that commits while an idle lane steps forward over a long distance is not passed over', async () => {
  const { database, mine, clock, count } = await open();
  await using _ = database;
  // So many numbers of transactions that each lane is far behind the end of the log.
  await mine.many(sql`
    do $$ begin
      for i in 1..6000 loop
        begin insert into health_data.seen (key, n) values ('nobody', i); exception when others then null; end;
      end loop;
    end $$`);
  const keys = Array.from({ length: 40 }, (_, i) => `key-${i}`); // Some of every lane.
  let isLate = true;
  /** Somebody commits an event between the reading of the log and whatever the lane does next. */
  const watched = (db: Db): Db => {
    const many: Db['many'] = async (query) => {
      const rows = await db.many(query);
      if (isLate && query.text.includes('events.read')) {
        isLate = false;
        for (const key of keys) await count(key, 1);
      }
      return rows;
    };
    const tx: Db['tx'] = (work) => db.tx((inner) => work(watched(inner)));
    // It stays the transaction that it watches.
    return Object.assign(Object.create(db) as Db, { many, tx, one: (query: Parameters<Db['one']>[0]) => db.one(query) });
  };
  const consumer = consumerOf(watched(mine), clock, (message, tx) => note(tx, message));

  await drain(consumer);
  await drain(consumer);

  assert.equal(isLate, false);
  for (const key of keys) assert.deepEqual(await seen(mine, key), [1], key);
});
