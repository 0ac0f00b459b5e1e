import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from '../fault.ts';
import { sql, type Db } from '../sql/sql.ts';
import { freshDatabase, frozenClock, quietLog, type FrozenClock, type TestDatabase } from '../testing/index.ts';
import { advance } from './advance.ts';
import type { SagaDefinition } from './saga.ts';
import { createSagas } from './sagas.ts';

interface State {
  readonly did: readonly string[];
}
const NAMES = ['account', 'profile', 'consents', 'greeting'];

interface World {
  readonly done: string[];
  /** Throws when the process is to die at this point. */
  readonly at: (point: string) => void;
}

/** Steps that note what they did in a world outside the saga, as other services would. */
const walk = (world: World, more: Partial<SagaDefinition<State>> = {}): SagaDefinition<State> => ({
  kind: 'walk',
  deadlineSeconds: 600,
  maxAttemptsPerStep: 3,
  steps: NAMES.map((name) => ({
    name,
    run: async (state) => {
      world.at(`before ${name}`);
      if (!world.done.includes(name)) world.done.push(name);
      world.at(`after ${name}`);
      return { did: [...state.did, name] };
    },
    compensate: async () => {
      world.at(`before undo ${name}`);
      if (world.done.includes(name)) world.done.splice(world.done.indexOf(name), 1);
      world.at(`after undo ${name}`);
    },
  })),
  ...more,
});

async function open(): Promise<{ database: TestDatabase; db: Db; clock: FrozenClock }> {
  const database = await freshDatabase({ services: [{ name: 'users' }] });
  return { database, db: database.dbOf('users'), clock: frozenClock() };
}

test('saga: steps run in order, each sees what the ones before found, and the end is told in its transaction', async () => {
  const { database, db } = await open();
  await using _ = database;
  await db.many(sql`create table users.told (what text)`);
  const world: World = { done: [], at: () => {} };
  const sagas = createSagas({ service: 'users', db, now: () => new Date(), log: quietLog() });
  const definition = walk(world, {
    onDone: async (state, tx) => void (await tx.many(sql`insert into users.told (what) values (${state.did.join(' ')})`)),
  });
  sagas.run([definition]);

  await db.tx((tx) => sagas.start(definition, 'one', { did: [] }, tx));
  const end = await sagas.settled('one', 5000);
  await sagas.stop();

  assert.equal(end.status, 'done');
  assert.deepEqual(world.done, NAMES);
  assert.deepEqual(await db.many(sql`select t.what from users.told as t`), [{ what: NAMES.join(' ') }]);
});

test('saga: a step that is refused undoes the ones before in reverse, with the reason', async () => {
  const { database, db } = await open();
  await using _ = database;
  const order: string[] = [];
  const world: World = {
    done: [],
    at: (point) => {
      if (point.startsWith('before undo')) order.push(point.slice('before undo '.length));
      if (point === 'before consents') throw new Fault('consent-missing', 409, 'no');
    },
  };
  const sagas = createSagas({ service: 'users', db, now: () => new Date(), log: quietLog() });
  sagas.run([walk(world)]);

  await db.tx((tx) => sagas.start(walk(world), 'one', { did: [] }, tx));
  const end = await sagas.settled('one', 5000);
  await sagas.stop();

  assert.deepEqual([end.status, end.reason], ['undone', 'consent-missing']);
  assert.deepEqual(order, ['consents', 'profile', 'account']);
  assert.deepEqual(world.done, []);
});

test('saga: a start that is rolled back never was, and one id starts once', async () => {
  const { database, db } = await open();
  await using _ = database;
  const world: World = { done: [], at: () => {} };
  const sagas = createSagas({ service: 'users', db, now: () => new Date(), log: quietLog() });

  await assert.rejects(
    db.tx(async (tx) => {
      await sagas.start(walk(world), 'one', { did: [] }, tx);
      throw new Error('changed my mind');
    }),
  );
  for (const n of ['two', 'two']) await db.tx((tx) => sagas.start(walk(world), n, { did: [] }, tx));

  assert.equal(await sagas.status('one'), undefined);
  assert.equal((await db.many(sql`select s.id from users.saga as s`)).length, 1);
});

/** Carries a saga on by hand; a point that throws `Killed` stops the process there, and a new one goes on. */
class Killed extends Error {}

async function carry(
  db: Db,
  clock: FrozenClock,
  definition: SagaDefinition<State>,
  survives: (cause: unknown) => boolean,
): Promise<string> {
  const deps = { db, schema: 'users', now: clock, log: quietLog() };
  for (let i = 0; i < 100; i += 1) {
    const moved = await advance(deps, definition, 'one').catch((cause: unknown) => {
      if (!survives(cause)) throw cause;
      return 'later';
    });
    if (moved === 'ended')
      return (await createSagas({ service: 'users', db, now: clock, log: quietLog() }).status('one'))?.status ?? 'gone';
    clock.pass(60);
  }
  return 'never';
}

const POINTS = NAMES.flatMap((name) => [`before ${name}`, `after ${name}`]);
const UNDO_POINTS = NAMES.toReversed().flatMap((name) => [`before undo ${name}`, `after undo ${name}`]);

test('saga: killed before or after any step it goes on, and everything is there once', async () => {
  const { database, db, clock } = await open();
  await using _ = database;
  for (const kill of POINTS) {
    await db.many(sql`delete from users.saga`);
    const world = killing(kill);
    await db.tx((tx) => createSagas({ service: 'users', db, now: clock, log: quietLog() }).start(walk(world), 'one', { did: [] }, tx));
    await killedAt(db, clock, world);

    const end = await carry(db, clock, walk(world, { deadlineSeconds: 1e6 }), () => false);

    assert.equal(end, 'done', kill);
    assert.deepEqual(world.done, NAMES, kill);
  }
});

test('saga: killed before or after any undoing it goes on, and nothing is left', async () => {
  const { database, db, clock } = await open();
  await using _ = database;
  for (const kill of UNDO_POINTS) {
    await db.many(sql`delete from users.saga`);
    const world = killing(kill);
    const failing = { ...world, at: (point: string) => (point === 'after greeting' ? fail() : world.at(point)) };
    await db.tx((tx) => createSagas({ service: 'users', db, now: clock, log: quietLog() }).start(walk(failing), 'one', { did: [] }, tx));
    await killedAt(db, clock, failing);

    const end = await carry(db, clock, walk(failing), () => false);

    assert.equal(end, 'undone', kill);
    assert.deepEqual(world.done, [], kill);
  }
});

function fail(): never {
  throw new Fault('refused', 409, 'no');
}

function killing(point: string): World {
  let killed = false;
  return {
    done: [],
    at: (here) => {
      if (killed || here !== point) return;
      killed = true;
      throw new Killed(here);
    },
  };
}

/** A kill: the step's work is done or not, and nothing of what the saga would save is saved. The connection is gone. */
async function killedAt(db: Db, clock: FrozenClock, world: World): Promise<void> {
  const dying: Db = {
    many: (query) => db.many(query),
    one: (query) => db.one(query),
    // What a killed process leaves: a transaction that never commits, and no second one to note the failure.
    tx: (work) =>
      dead
        ? Promise.reject(new Killed('dead'))
        : db.tx(work).catch((cause: unknown) => Promise.reject(((dead ||= cause instanceof Killed), cause))),
  };
  let dead = false;
  await carry(dying, clock, walk(world, { deadlineSeconds: 1e6 }), () => !dead).catch((cause: unknown) => {
    if (!(cause instanceof Killed)) throw cause;
  });
  assert.equal(dead, true, 'the point was reached');
}

test('saga: one that only goes forward is tried again until it succeeds, whatever the answer', async () => {
  const { database, db, clock } = await open();
  await using _ = database;
  let tries = 0;
  const world: World = {
    done: [],
    at: (point) => {
      if (point === 'before profile' && ++tries < 12) fail();
    },
  };
  const definition = walk(world, { forwardOnly: true, deadlineSeconds: 1 });
  await db.tx((tx) => createSagas({ service: 'users', db, now: clock, log: quietLog() }).start(definition, 'one', { did: [] }, tx));

  const end = await carry(db, clock, definition, () => false);

  assert.deepEqual([end, tries, world.done], ['done', 12, NAMES]);
});

test('saga: after its deadline it is undone', async () => {
  const { database, db, clock } = await open();
  await using _ = database;
  const world: World = {
    done: [],
    at: (point) => {
      if (point === 'before profile') throw new Error('the other side is away');
    },
  };
  const definition = walk(world, { deadlineSeconds: 100, maxAttemptsPerStep: 1000 });
  const sagas = createSagas({ service: 'users', db, now: clock, log: quietLog() });
  await db.tx((tx) => sagas.start(definition, 'one', { did: [] }, tx));

  const end = await carry(db, clock, definition, () => false);

  assert.deepEqual([end, (await sagas.status('one'))?.reason, world.done], ['undone', 'deadline', []]);
});

test('saga: replicas share the sagas and no step runs in two at the same time', async () => {
  const { database, db } = await open();
  await using _ = database;
  const inside = new Map<string, number>();
  let most = 0;
  const definition: SagaDefinition<{ id: string }> = {
    kind: 'shared',
    deadlineSeconds: 60,
    maxAttemptsPerStep: 3,
    steps: ['a', 'b'].map((name) => ({
      name,
      run: async ({ id }) => {
        inside.set(id, (inside.get(id) ?? 0) + 1);
        most = Math.max(most, inside.get(id) ?? 0);
        try {
          await db.many(sql`select 1`);
        } finally {
          // A busy machine may refuse the connection: the step is tried again, and is not inside meanwhile.
          inside.set(id, (inside.get(id) ?? 0) - 1);
        }
      },
    })),
  };
  const replicas = [1, 2].map(() => createSagas({ service: 'users', db: database.dbOf('users'), now: () => new Date(), log: quietLog() }));
  const ids = Array.from({ length: 12 }, (_v, i) => `saga-${i}`);
  for (const id of ids)
    await db.tx((tx) => createSagas({ service: 'users', db, now: () => new Date(), log: quietLog() }).start(definition, id, { id }, tx));

  for (const replica of replicas) replica.run([definition]);
  const ends = await Promise.all(ids.map((id) => replicas[0]!.settled(id, 30_000)));
  for (const replica of replicas) await replica.stop();

  assert.deepEqual(new Set(ends.map((end) => end.status)), new Set(['done']));
  assert.equal(most, 1);
});
