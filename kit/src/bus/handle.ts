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

/** Runs the handlers of a message in a savepoint of `tx`. Returns what went wrong, with nothing written; throws on a timeout. */
export async function handle(tx: Db, tracer: Tracer, subscriptions: readonly Subscription[], message: Message, timeoutMs: number): Promise<unknown> {
  await tx.many(sql`savepoint handling`);
  try {
    await bounded(timeoutMs, () =>
      traced(tracer, message, async () => {
        // `Message<never>` says that each handler wants its own payload; `byKind` has picked the ones that want this.
        for (const { handle: act } of subscriptions) await act(message as Message<never>, tx);
      }),
    );
  } catch (cause) {
    if (cause instanceof HandlerTimeout) throw cause;
    await tx.many(sql`rollback to savepoint handling`);
    return cause ?? new Error('the handler threw nothing');
  }
  await tx.many(sql`release savepoint handling`);
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
