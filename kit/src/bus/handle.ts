import type { Tracer } from '@opentelemetry/api';
import { Fault } from '../fault.ts';
import type { Message, Subscription } from '../module.ts';
import { SqlFailure } from '../sql/failure.ts';
import { sql, type Db } from '../sql/sql.ts';
import { kindOf } from './slot.ts';
import { traced } from './trace.ts';

/** Longest that one handler may take; below the time after which the database gives up an idle transaction. */
export const HANDLER_TIMEOUT_MS = 30_000;

/** The handler did not come back: whatever it still does must not reach the transaction of another event. */
export class HandlerTimeout extends Error {
  override readonly name = 'HandlerTimeout';
}

/** Subscriptions by kind; several of one kind run one after the other and count as one. */
export function byKind(subscriptions: readonly Subscription[]): ReadonlyMap<string, readonly Subscription[]> {
  return Map.groupBy(subscriptions, (subscription) => kindOf(subscription.event));
}

interface Handling {
  readonly tracer: Tracer;
  readonly subscriptions: readonly Subscription[];
  readonly timeoutMs: number;
  readonly isAlone: boolean;
}

/** Runs the handlers of a message in `tx`; throws what they throw, and the transaction is lost then. */
export async function handle(tx: Db, how: Handling, message: Message): Promise<void> {
  await bounded(how.timeoutMs, () =>
    traced(how.tracer, message, async () => {
      // `Message<never>` says that each handler wants its own payload; `byKind` has picked the ones that want this.
      for (const { handle: act } of how.subscriptions) await act(message as Message<never>, tx, how);
    }),
  );
}

/** As `handle`, in a savepoint: returns what went wrong, with nothing written and the transaction alive. Throws on a timeout. */
export async function handleApart(tx: Db, how: Handling, message: Message): Promise<unknown> {
  await tx.many(sql`savepoint handling`);
  try {
    await handle(tx, how, message);
    // Refused when the handler swallowed the failure of a statement.
    await tx.many(sql`release savepoint handling`);
  } catch (cause) {
    if (cause instanceof HandlerTimeout) throw cause;
    await tx.many(sql`rollback to savepoint handling`);
    return cause ?? new Error('the handler threw nothing');
  }
  return undefined;
}

async function bounded(timeoutMs: number, act: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HandlerTimeout(`no end after ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([act(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What an operator may read of a failure: codes and names, never what the event carried. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof Fault) return cause.code;
  if (cause instanceof SqlFailure || cause instanceof HandlerTimeout) return cause.message;
  return cause instanceof Error ? cause.name : 'unknown';
}
