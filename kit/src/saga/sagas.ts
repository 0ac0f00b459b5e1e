import { EventEmitter, once } from 'node:events';
import type { Logger } from 'pino';
import { afterCommit } from '../sql/connect.ts';
import { schemaOf } from '../sql/roles.ts';
import type { Db } from '../sql/sql.ts';
import { advance } from './advance.ts';
import type { AnySaga, Sagas, SagaStatus } from './saga.ts';
import { insertSaga, openSagas, readSaga, unstick, type SagaRow } from './store.ts';

export interface SagaRunnerOptions {
  readonly service: string;
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Sagas of one service, and the runner that carries them on. */
export interface SagaRunner extends Sagas {
  /** Takes up what earlier programs left open, and looks for due work from then on. */
  run(definitions: readonly AnySaga[]): void;
  /** Lets a saga whose undoing got stuck try again; false when it is not stuck. */
  resume(sagaId: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** Sagas at work at the same time; each holds a connection of the service. */
const CONCURRENCY = 3;
const PAGE = 50;
const LOOK_EVERY_MS = 1000;
const SETTLE_LOOK_MS = 100;

/** Opens the sagas of a service; nothing runs before `run`. */
export function createSagas(options: SagaRunnerOptions): SagaRunner {
  const { db, now, log } = options;
  const schema = schemaOf(options.service);
  const deps = { db, schema, now, log };
  const definitions = new Map<string, AnySaga>();
  const active = new Map<string, Promise<void>>();
  const moved = new EventEmitter().setMaxListeners(0);
  let looking: Promise<void> | undefined;
  let wanted = false;
  let running = false;
  let healthy = true;
  let floor: NodeJS.Timeout | undefined;
  let due: NodeJS.Timeout | undefined;

  const carry = async (definition: AnySaga, id: string): Promise<void> => {
    try {
      while (running && (await advance(deps, definition, id)) === 'moved');
      healthy = true;
    } catch (cause) {
      if (healthy) log.error({ err: cause }, 'sagas cannot go on now; trying again');
      healthy = false;
    } finally {
      active.delete(id);
      moved.emit(id);
    }
    if (healthy) look();
  };
  const search = async (): Promise<void> => {
    while (wanted && running) {
      wanted = false;
      const rows = await openSagas(db, schema, [...definitions.keys()], PAGE);
      for (const { id, run_at } of rows) {
        if (active.has(id) || active.size >= CONCURRENCY) continue;
        if (run_at > now()) {
          clearTimeout(due);
          due = setTimeout(look, Math.max(1, Math.min(run_at.getTime() - now().getTime(), LOOK_EVERY_MS)));
          break;
        }
        const definition = definitions.get((await readSaga(db, schema, id))?.kind ?? '');
        if (definition !== undefined) active.set(id, carry(definition, id));
      }
    }
  };
  const look = (): void => {
    wanted = true;
    // Whose service has no sagas never has to look.
    if (!running || definitions.size === 0) return;
    looking ??= search()
      .catch((cause: unknown) => log.warn({ err: cause }, 'sagas cannot be read now; trying again'))
      .finally(() => (looking = undefined));
  };
  const status = async (sagaId: string): Promise<SagaStatus | undefined> => {
    const row = await readSaga(db, schema, sagaId);
    return row === undefined ? undefined : statusOf(row, definitions.get(row.kind));
  };
  return {
    async start(definition, sagaId, state, tx) {
      const at = now();
      definitions.set(definition.kind, definition);
      await insertSaga(tx, schema, {
        id: sagaId,
        kind: definition.kind,
        state,
        now: at,
        deadline: new Date(at.getTime() + definition.deadlineSeconds * 1000),
      });
      afterCommit(tx, look);
    },
    status,
    async settled(sagaId, withinMs) {
      const end = performance.now() + withinMs;
      for (;;) {
        // Listen first, then look: a change in between is not missed.
        const wait = Math.max(1, Math.min(end - performance.now(), SETTLE_LOOK_MS));
        const change = once(moved, sagaId, { signal: AbortSignal.timeout(wait) }).catch(() => undefined); // time is up: look again
        const found = await status(sagaId);
        if (found === undefined) throw new Error(`no saga ${sagaId}`);
        if ((found.status !== 'running' && found.status !== 'undoing') || performance.now() >= end) return found;
        await change;
      }
    },
    run(given) {
      for (const definition of given) definitions.set(definition.kind, definition);
      running = true;
      floor = setInterval(look, LOOK_EVERY_MS);
      look();
    },
    async resume(sagaId) {
      const found = await unstick(db, schema, sagaId, now());
      look();
      return found;
    },
    async stop() {
      running = false;
      clearInterval(floor);
      await looking;
      clearTimeout(due);
      await Promise.all(active.values());
    },
  };
}

const statusOf = (row: SagaRow, definition: AnySaga | undefined): SagaStatus => ({
  sagaId: row.id,
  kind: row.kind,
  status: row.status,
  step: row.status === 'running' || row.status === 'undoing' || row.status === 'stuck' ? definition?.steps[row.step]?.name : undefined,
  reason: row.reason ?? undefined,
  state: row.state,
});
