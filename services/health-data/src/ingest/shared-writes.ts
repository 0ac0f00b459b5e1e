import { gatherIn, type Db } from '@aceso/kit';
import { lockPeople } from '../store/people.ts';
import { lockTails } from '../store/push-tails.ts';

/** Writes of several people that wait for one commit. */
const AT_ONCE = 48;
/** Transactions under way: while one is made durable the next is worked on. */
const LANES = 2;

/** Writes small amounts for people: what comes at the same time shares a transaction, because a commit costs more than a push. */
export interface SharedWrites {
  /**
   * Does work under the lock of a person; durable when it resolves. Work may be done twice: when another in its transaction fails, nothing
   * of the first time stays and each is done again alone.
   */
  write<T>(personId: string, work: (tx: Db) => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly personId: string;
  /** Inside a shared transaction. */
  readonly together: (tx: Db) => Promise<void>;
  readonly committed: () => void;
  /** In a transaction of its own. */
  readonly alone: () => Promise<void>;
}

/** Opens shared writing on a database. */
export function sharedWrites(db: Db): SharedWrites {
  const waiting: Waiting[] = [];
  let running = 0;
  const run = async (): Promise<void> => {
    running++;
    for (let batch = waiting.splice(0, AT_ONCE); batch.length > 0; batch = waiting.splice(0, AT_ONCE)) await writeAll(db, batch);
    running--;
  };
  return {
    write<T>(personId: string, work: (tx: Db) => Promise<T>) {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      let result: () => T;
      waiting.push({
        personId,
        async together(tx) {
          const value = await work(tx);
          result = () => value;
        },
        committed: () => resolve(result()),
        alone: () => db.tx(async (tx) => (await lockAll(tx, [personId]), await work(tx))).then(resolve, reject),
      });
      if (running < LANES) void run();
      return promise;
    },
  };
}

async function writeAll(db: Db, batch: readonly Waiting[]): Promise<void> {
  const [only] = batch;
  if (batch.length === 1 && only !== undefined) return await only.alone();
  try {
    await db.tx(async (tx) => {
      // The same step of several people's work is one statement.
      gatherIn(tx);
      const byPerson = Map.groupBy(batch, ({ personId }) => personId);
      await lockAll(tx, [...byPerson.keys()]);
      await Promise.all([...byPerson.values()].map((own) => inTurn(tx, own)));
    });
  } catch {
    // Whose fault it was cannot be told from here, and the others must not pay for it.
    await Promise.all(batch.map(({ alone }) => alone()));
    return;
  }
  for (const { committed } of batch) committed();
}

/** Nobody merges or appends for them meanwhile. */
async function lockAll(tx: Db, personIds: readonly string[]): Promise<void> {
  await lockPeople(tx, personIds);
  await lockTails(tx, personIds);
}

/** What is written for one person depends on what was written before it. */
async function inTurn(tx: Db, own: readonly Waiting[]): Promise<void> {
  for (const { together } of own) await together(tx);
}
