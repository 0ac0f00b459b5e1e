import type { Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Message, Subscription } from '../module.ts';
import { beforeCommit } from '../sql/connect.ts';
import type { Db } from '../sql/sql.ts';
import { backoffMs } from './backoff.ts';
import { handle, handleApart, HandlerTimeout, reasonOf } from './handle.ts';
import { messageOf, type EventRow } from './record.ts';
import { kindOf } from './slot.ts';
import {
  insertParked,
  readCursor,
  readEvents,
  readNext,
  readRetries,
  saveCursor,
  saveFailure,
  takeLane,
  unpark,
  type LaneCursor,
  type ParkedRow,
  type ReadRow,
} from './store.ts';

export interface LaneDeps {
  readonly db: Db;
  readonly schema: string;
  readonly lane: number;
  readonly subscriptions: ReadonlyMap<string, readonly Subscription[]>;
  readonly now: () => Date;
  readonly log: Logger;
  readonly tracer: Tracer;
  readonly maxAttempts: number;
  readonly handlerTimeoutMs: number;
}

export interface Turn {
  /** `busy`: another replica has the lane. `aside`: a newer release of this service has it. */
  readonly outcome: 'done' | 'busy' | 'aside';
  readonly handled: number;
  /** Readable events may be left. */
  readonly more: boolean;
  /** When the next failed event is to be tried again. */
  readonly retryAt: Date | undefined;
  /** Up to where the lane has read. */
  readonly at: Position | undefined;
}

/** Place in the log. */
export type Position = Pick<EventRow, 'xid' | 'seq'>;

const BATCH = 100;
/** A batch ends after this time even when events are left: once it writes, every other reader of the log waits for its commit. */
const BATCH_MS = 50;
/** An idle lane steps forward when it is so many transactions behind, so that its next look need not scan them. */
const IDLE_STEP = 5000n;
const NOTHING = { handled: 0, more: false, retryAt: undefined, at: undefined } as const;

/**
 * One transaction of a lane: failed events that are due, then the next batch. The handlers' writes and the cursor commit together.
 *
 * At first without savepoints, which would cost two more round trips an event; when anything fails, the whole batch is
 * undone and run again with one savepoint an event, so that only the failing event is set aside.
 */
export async function turn(deps: LaneDeps): Promise<Turn> {
  return (await attempt(deps, false)) ?? (await attempt(deps, true)) ?? { outcome: 'done', ...NOTHING, more: true };
}

/** Undefined when the batch has to run again. */
async function attempt(deps: LaneDeps, apart: boolean): Promise<Turn | undefined> {
  const at: { row?: EventRow | ParkedRow } = {};
  try {
    return await deps.db.tx(async (tx): Promise<Turn> => {
      // They travel together, and each begins when the one before has ended: what is read is read under the lock.
      const [isMine, cursor, rows] = await Promise.all([
        takeLane(tx, deps.schema, deps.lane),
        readCursor(tx, deps.schema, deps.lane),
        readNext(tx, deps.schema, deps.lane, BATCH),
      ]);
      if (!isMine) return { outcome: 'busy', ...NOTHING };
      if (cursor === undefined || [...cursor.types, ...cursor.back_types].some((kind) => !deps.subscriptions.has(kind)))
        return { outcome: 'aside', ...NOTHING };
      const run = new Run(deps, tx, apart, at);
      if (cursor.retry_at !== null) await run.retries(cursor.retry_at);
      await run.batch(withNewTypes(cursor, deps.subscriptions), rows);
      return { outcome: 'done', handled: run.handled, more: run.more, retryAt: run.retryAt, at: run.at };
    });
  } catch (cause) {
    const late = at.row;
    if (cause instanceof HandlerTimeout && late !== undefined) {
      await deps.db.tx(async (tx) => {
        if (await takeLane(tx, deps.schema, deps.lane)) await new Run(deps, tx, true, {}).failed(late, cause);
      });
      return undefined;
    }
    if (apart) throw cause;
    return undefined;
  }
}

function withNewTypes(cursor: LaneCursor, subscriptions: ReadonlyMap<string, unknown>): LaneCursor {
  const known = new Set([...cursor.types, ...cursor.back_types]);
  const fresh = [...subscriptions.keys()].filter((kind) => !known.has(kind));
  // Events that a release listens to newly are read from the beginning, too; the ones before run again from there.
  return fresh.length === 0 ? cursor : { ...cursor, back_xid: '0', back_seq: 0, back_types: [...cursor.back_types, ...fresh] };
}

class Run {
  readonly #deps: LaneDeps;
  readonly #tx: Db;
  readonly #apart: boolean;
  readonly #at: { row?: EventRow | ParkedRow };
  readonly #held = new Set<string>();
  handled = 0;
  more = false;
  retryAt: Date | undefined;
  at: Position | undefined;

  constructor(deps: LaneDeps, tx: Db, apart: boolean, at: { row?: EventRow | ParkedRow }) {
    this.#deps = deps;
    this.#tx = tx;
    this.#apart = apart;
    this.#at = at;
  }

  async retries(first: Date): Promise<void> {
    const { schema, lane, now } = this.#deps;
    if (first > now()) {
      this.#retryBy(first);
      return;
    }
    const rows = await readRetries(this.#tx, schema, lane, BATCH);
    const end = performance.now() + BATCH_MS;
    for (const row of rows) {
      if (row.next_at > now() || performance.now() > end) {
        this.#retryBy(row.next_at);
        return;
      }
      const cause = await this.#handle(row);
      if (cause === undefined) await unpark(this.#tx, schema, row.position, now());
      else await this.failed(row, cause);
      this.handled += 1;
      this.more = true; // the next of its key may be due now
    }
  }

  /** @param next what stood behind the cursor, read before anything was tried again */
  async batch(cursor: LaneCursor, next: readonly ReadRow[]): Promise<void> {
    const { schema, lane } = this.#deps;
    const back = cursor.back_types.length > 0;
    const rows = back
      ? await readEvents(this.#tx, schema, {
          lane,
          after: { xid: cursor.back_xid, seq: cursor.back_seq },
          types: cursor.back_types,
          limit: BATCH,
          upTo: cursor,
        })
      : this.handled === 0
        ? next
        : await readNext(this.#tx, schema, lane, BATCH);
    const isAlone = rows.length === 1 && this.handled === 0 && !this.#apart;
    const end = performance.now() + BATCH_MS;
    let last: EventRow | undefined;
    for (const row of rows) {
      if (last !== undefined && performance.now() > end) break;
      if (!row.parked) await this.#next(row, row.behind, isAlone);
      last = row;
    }
    this.more ||= rows.length === BATCH || last !== rows.at(-1) || back;
    if (back && rows.length === 0) this.#save({ ...cursor, types: [...cursor.types, ...cursor.back_types], back_types: [] });
    else if (last === undefined) this.#stepWhenFarBehind(cursor);
    else this.#save(back ? { ...cursor, back_xid: last.xid, back_seq: last.seq } : { ...cursor, xid: last.xid, seq: last.seq });
    if (!back) this.at = last ?? cursor;
  }

  /** Keeps the event for later: soon when it may still succeed, for a person when it has failed too often. */
  async failed(row: EventRow | ParkedRow, cause: unknown): Promise<void> {
    const { schema, maxAttempts, now, log } = this.#deps;
    const attempts = 'position' in row ? row.attempts + 1 : 1;
    const status = attempts >= maxAttempts ? 'parked' : 'retrying';
    const nextAt = new Date(now().getTime() + backoffMs(attempts));
    const how = { status, attempts, nextAt, reason: reasonOf(cause) } as const;
    if ('position' in row) await saveFailure(this.#tx, schema, row.position, how);
    else await insertParked(this.#tx, schema, row, { ...how, at: now() });
    if (status === 'retrying') this.#retryBy(nextAt);
    const facts = { event: row.type, eventId: row.id, attempts, reason: how.reason };
    if (status === 'parked') log.error({ ...facts, err: cause }, 'an event is parked: its handler keeps failing');
    else if (attempts === 1) log.warn({ ...facts, err: cause }, 'a handler failed; trying again');
  }

  async #next(row: EventRow, behind: boolean, isAlone: boolean): Promise<void> {
    const { schema, now } = this.#deps;
    if (behind || this.#held.has(row.key)) {
      await insertParked(this.#tx, schema, row, {
        status: 'waiting',
        attempts: 0,
        nextAt: now(),
        reason: 'an earlier event of its key',
        at: now(),
      });
      return;
    }
    const cause = await this.#handle(row, isAlone);
    this.handled += 1;
    if (cause === undefined) return;
    this.#held.add(row.key);
    await this.failed(row, cause);
  }

  async #handle(row: EventRow | ParkedRow, isAlone = false): Promise<unknown> {
    this.#at.row = row;
    const message: Message = messageOf(row);
    const subscriptions = this.#deps.subscriptions.get(kindOf(row));
    // A parked event that nobody listens to any more stays for a person to discard.
    if (subscriptions === undefined) return new Error('nobody listens to this event');
    const how = { tracer: this.#deps.tracer, subscriptions, timeoutMs: this.#deps.handlerTimeoutMs, isAlone };
    if (this.#apart) return handleApart(this.#tx, how, message);
    await handle(this.#tx, how, message);
    return undefined;
  }

  /** Only up to where the log had settled before it was read: what has committed since is beyond that, and read in the next turn. */
  #stepWhenFarBehind(cursor: LaneCursor): void {
    const { settled_xid: xid } = cursor;
    if (BigInt(xid) - BigInt(cursor.xid) > IDLE_STEP) this.#save({ ...cursor, xid, seq: 0 });
  }

  /** With the commit: nothing of this turn comes after it. */
  #save(cursor: LaneCursor): void {
    beforeCommit(this.#tx, (tx) => saveCursor(tx, this.#deps.schema, this.#deps.lane, cursor));
  }

  #retryBy(at: Date): void {
    if (this.retryAt === undefined || at < this.retryAt) this.retryAt = at;
  }
}
