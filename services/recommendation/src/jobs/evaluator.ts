import type { Deps } from '../deps.ts';
import { enqueueAll, nextTurn, postpone } from '../store/queue.ts';
import { evaluateNext, TurnFailed } from './evaluate.ts';

/** Looks for people whose replica was killed, and for turns that were put off. */
const LOOK_EVERY_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const FIRST_PAUSE_MS = 500;

export interface Evaluator {
  wake(): void;
  /** Ends when nobody waits any more; for tests. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Evaluates people one after the other, for as long as the service runs. */
export function startEvaluator(deps: Deps): Evaluator {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let soon: NodeJS.Timeout | undefined;

  const turn = async (): Promise<void> => {
    do {
      again = false;
      while (!stopped && (await one(deps)));
    } while (again && !stopped);
    const next = stopped ? undefined : await nextTurn(deps.db);
    clearTimeout(soon);
    if (next !== undefined) soon = setTimeout(wake, Math.max(1, Math.min(LOOK_EVERY_MS, next.getTime() - deps.now().getTime())));
  };
  const wake = (): void => {
    again = true;
    if (stopped) return;
    running ??= turn()
      .catch((cause: unknown) => {
        if (!stopped) deps.log.error({ err: cause }, 'nobody can be evaluated now; trying again');
      })
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  };
  const looking = setInterval(wake, LOOK_EVERY_MS);
  wake();
  return {
    wake,
    async idle() {
      wake();
      while (running !== undefined) await running;
    },
    async stop() {
      stopped = true;
      clearInterval(looking);
      clearTimeout(soon);
      await running;
      clearTimeout(soon);
    },
  };
}

/** One turn; one that fails is put off, longer each time, so that it does not block the others. */
async function one(deps: Deps): Promise<boolean> {
  try {
    return await evaluateNext(deps);
  } catch (cause) {
    if (!(cause instanceof TurnFailed)) throw cause;
    const { personId, attempts } = cause.turn;
    if (attempts === 0) deps.log.warn({ err: cause.cause }, 'a person cannot be evaluated now; trying again');
    await postpone(deps.db, personId, new Date(deps.now().getTime() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts)));
    return true;
  }
}

/** Settings whose change concerns everybody's advice at once. */
const CONCERNS_ALL = ['enabled', 'openAtMost', 'baselineDays', 'minimumBaselineValues', 'weeklyActivityMinutes'] as const;

/** Evaluates everybody anew when a setting changes; the present values are no change. */
export function followSettings(deps: Deps): Disposable {
  let isOpening = true;
  const act = (): void => {
    if (isOpening) return;
    enqueueAll(deps.db, deps.now()).then(deps.wake, (cause: unknown) =>
      deps.log.error({ err: cause }, 'a changed setting could not be followed'),
    );
  };
  const watching = CONCERNS_ALL.map((name) => deps.settings.watch(name, act));
  isOpening = false;
  return { [Symbol.dispose]: () => watching.forEach((each) => each[Symbol.dispose]()) };
}
