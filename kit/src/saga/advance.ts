import type { Logger } from 'pino';
import { backoffMs } from '../bus/backoff.ts';
import { Fault } from '../fault.ts';
import type { Db } from '../sql/sql.ts';
import type { AnySaga, SagaContext } from './saga.ts';
import { readSaga, saveSaga, takeSaga, type SagaRow } from './store.ts';

export interface AdvanceDeps {
  readonly db: Db;
  readonly schema: string;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Longest that one step may take; below the time after which the database gives up an idle transaction. */
const STEP_TIMEOUT_MS = 30_000;
/** Tries of one compensation before a person must look. */
const UNDO_ATTEMPTS = 20;

/** `moved`: look again at once. `later`: not due, failed, or another replica has it. */
export type Advance = 'moved' | 'later' | 'ended';

/** Does the next thing of a saga and saves it, in one transaction that writes nothing before the step has ended. */
export async function advance(deps: AdvanceDeps, definition: AnySaga, id: string): Promise<Advance> {
  let before: SagaRow | undefined;
  try {
    return await deps.db.tx(async (tx) => {
      if (!(await takeSaga(tx, deps.schema, id))) return 'later';
      const row = await readSaga(tx, deps.schema, id);
      if (row === undefined || row.status === 'done' || row.status === 'undone' || row.status === 'stuck') return 'ended';
      if (row.run_at > deps.now()) return 'later';
      before = row;
      const after = await next(definition, row, deps.now(), tx);
      await saveSaga(tx, deps.schema, after, deps.now());
      return after.status === 'done' || after.status === 'undone' ? 'ended' : 'moved';
    });
  } catch (cause) {
    // Nothing of the step was saved: what failed was the step, the hook at the end, or the database itself.
    if (before === undefined) throw cause;
    return recordFailure(deps, definition, before, cause);
  }
}

async function next(definition: AnySaga, row: SagaRow, now: Date, tx: Db): Promise<SagaRow> {
  // The definition's own type of state; it was given when the saga was started and only its steps have changed it.
  const state = row.state as never;
  if (row.status === 'undoing') {
    const step = definition.steps[row.step];
    if (step === undefined) {
      await definition.onUndone?.(state, row.reason ?? 'unknown', tx);
      return { ...row, status: 'undone' };
    }
    await bounded(row, (context) => step.compensate?.(state, context) ?? Promise.resolve());
    return { ...row, step: row.step - 1, attempt: 0 };
  }
  if (row.deadline <= now && definition.forwardOnly !== true) return { ...row, status: 'undoing', attempt: 0, reason: 'deadline' };
  const step = definition.steps[row.step];
  const added = step === undefined ? undefined : await bounded(row, (context) => step.run(state, context));
  const after = { ...row, state: { ...row.state, ...added }, step: row.step + 1, attempt: 0 };
  if (after.step < definition.steps.length) return after;
  await definition.onDone?.(after.state as never, tx); // as above
  return { ...after, status: 'done', step: definition.steps.length };
}

async function bounded<T>(row: SagaRow, act: (context: SagaContext) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const cause = new Error(`no end after ${STEP_TIMEOUT_MS} ms`);
      controller.abort(cause);
      reject(cause);
    }, STEP_TIMEOUT_MS);
  });
  try {
    return await Promise.race([act({ sagaId: row.id, attempt: row.attempt + 1, signal: controller.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function recordFailure(deps: AdvanceDeps, definition: AnySaga, before: SagaRow, cause: unknown): Promise<Advance> {
  const after = afterFailure(definition, before, cause, deps.now());
  const facts = { saga: before.kind, sagaId: before.id, step: definition.steps[before.step]?.name, attempt: before.attempt + 1 };
  if (after.status === 'stuck') deps.log.error({ ...facts, err: cause }, 'a saga cannot be undone; a person must look');
  else if (after.status !== before.status) deps.log.warn({ ...facts, err: cause }, 'a saga is being undone');
  else if (before.attempt === 0) deps.log.warn({ ...facts, err: cause }, 'a step of a saga failed; trying again');
  await deps.db.tx(async (tx) => {
    if (!(await takeSaga(tx, deps.schema, before.id))) return;
    const row = await readSaga(tx, deps.schema, before.id);
    // Another replica may have gone on in between.
    if (row?.status === before.status && row.step === before.step && row.attempt === before.attempt)
      await saveSaga(tx, deps.schema, after, deps.now());
  });
  return after.status === before.status ? 'later' : 'moved';
}

function afterFailure(definition: AnySaga, row: SagaRow, cause: unknown, now: Date): SagaRow {
  const attempt = row.attempt + 1;
  const again = { ...row, attempt, run_at: new Date(now.getTime() + backoffMs(attempt)) };
  if (row.status === 'undoing') return attempt < UNDO_ATTEMPTS ? again : { ...again, status: 'stuck' };
  if (definition.forwardOnly === true) return again;
  if (attempt < definition.maxAttemptsPerStep && !isFinal(cause)) return again;
  // The failed step is undone as well: it may have done its work and only its answer was lost.
  return { ...row, status: 'undoing', attempt: 0, reason: cause instanceof Fault ? cause.code : 'unexpected' };
}

const TRY_AGAIN = new Set([408, 425, 429]);

/** An answer that would be the same next time: the caller's input or the state of the other side forbids the step. */
const isFinal = (cause: unknown): boolean =>
  cause instanceof Fault && cause.status >= 400 && cause.status < 500 && !TRY_AGAIN.has(cause.status);
