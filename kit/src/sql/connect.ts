import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';
import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Tracer } from '@opentelemetry/api';
import { aroundSql } from '../telemetry/sql-span.ts';
import { sqlCause } from './failure.ts';
import { gatheredIn } from './gathered.ts';
import type { Db, Query } from './sql.ts';

interface Runner {
  query(config: { text: string; values: unknown[]; name?: string }): Promise<{ rows: unknown[] }>;
}

async function run<Row>(runner: Runner, query: Query<Row>, tracer: Tracer | undefined): Promise<readonly Row[]> {
  try {
    // The row type is the caller's word for the columns that it listed.
    return (await aroundSql(tracer, query.text, () => runner.query(configOf(query)))).rows as Row[];
  } catch (cause) {
    throw sqlCause(cause);
  }
}

/** Names of prepared statements by their texts: those are written in the program, so that there are not many. */
const names = new Map<string, string>();

/** A prepared statement is known by its text: two texts never share a name. */
function nameOf(text: string): string {
  const name = names.get(text) ?? hash('md5', text);
  names.set(text, name);
  return name;
}

function configOf({ text, values, prepared }: Query): { text: string; values: unknown[]; name?: string } {
  return prepared === true ? { text, values: [...values], name: nameOf(text) } : { text, values: [...values] };
}

/** Holds back what is written until this turn is over, so that queries which are asked together travel together. */
function corkForTurn(client: pg.PoolClient): void {
  // The driver's declared types leave its socket out.
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Pick<Socket, 'cork' | 'uncork'> } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** An open transaction: joins nested `tx`, and collects what must happen once it is durable. */
class Transaction implements Db {
  readonly #runner: pg.PoolClient;
  readonly #tracer: Tracer | undefined;
  #over = false;
  readonly committed = new Set<() => void>();
  readonly ending: ((tx: Db) => Promise<void>)[] = [];
  constructor(runner: pg.PoolClient, tracer: Tracer | undefined) {
    this.#runner = runner;
    this.#tracer = tracer;
  }
  async many<Row>(query: Query<Row>): Promise<readonly Row[]> {
    // The connection belongs to somebody else by now: a forgotten `await` must not write into their transaction.
    if (this.#over) throw new Error('the transaction is over');
    corkForTurn(this.#runner);
    return run(this.#runner, query, this.#tracer);
  }
  async one<Row>(query: Query<Row>): Promise<Row | undefined> {
    return (await this.many(query))[0];
  }
  end(): void {
    this.#over = true;
  }
  tx<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    return work(this);
  }
}

/** Calls `act` once after the transaction has been committed, never after a rollback; the same function counts once. */
export function afterCommit(tx: Db, act: () => void): void {
  if (!(tx instanceof Transaction)) throw new Error('this needs the open transaction that `db.tx` hands over');
  tx.committed.add(act);
}

/**
 * Does something as the last of a transaction, when its work has succeeded: what writes a row that others wait for, or gives the transaction
 * its number. It travels with the commit, so that nobody waits for it: all its statements have to be asked for at once.
 */
export function beforeCommit(tx: Db, act: (tx: Db) => Promise<void>): void {
  if (!(tx instanceof Transaction)) throw new Error('this needs the open transaction that `db.tx` hands over');
  // In the trace of whoever asked.
  tx.ending.push(AsyncLocalStorage.bind(act));
}

/** Opens a door to the database behind a pool. Nothing is retried: only the caller knows what may run twice. */
export function connect(pool: pg.Pool, tracer?: Tracer): Db {
  return {
    many: (query) => run(pool, query, tracer),
    one: async (query) => (await run(pool, query, tracer))[0],
    tx: (work) => transact(pool, work, tracer),
  };
}

async function transact<T>(pool: pg.Pool, work: (tx: Db) => Promise<T>, tracer: Tracer | undefined): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw sqlCause(cause);
  });
  const tx = new Transaction(client, tracer);
  let broken: Error | undefined;
  let result: T;
  try {
    // Not waited for: the first statement travels with it, and finds the transaction open.
    corkForTurn(client);
    const begun = client.query('begin');
    [result] = await Promise.all([work(tx), begun]);
    const last = Promise.allSettled(tx.ending.map((act) => act(tx)));
    if (tx.ending.length > 0) await gatheredIn(tx);
    tx.end();
    const end = await client.query('commit');
    // What failed first says why; those behind it only say that something had failed.
    for (const ended of await last) if (ended.status === 'rejected') throw ended.reason;
    // A failed statement that was swallowed leaves the transaction aborted; `commit` would then quietly roll back.
    if (end.command !== 'COMMIT') throw new Error('the transaction had failed before its end and was rolled back');
  } catch (cause) {
    // At once: what else the work had begun must not write after the rollback.
    tx.end();
    await client.query('rollback').catch((lost: Error) => (broken = lost));
    throw sqlCause(cause);
  } finally {
    tx.end();
    client.release(broken);
  }
  for (const act of tx.committed) act();
  return result;
}
