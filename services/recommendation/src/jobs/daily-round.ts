import type { Deps } from '../deps.ts';
import { enqueueAll } from '../store/queue.ts';

/** Often enough that a new day is noticed within the hour in every zone. */
const EVERY_MS = 1_800_000;

/** Evaluates whoever was not evaluated on this UTC day: time passes without any new data. */
export function startDailyRound(deps: Deps): Disposable {
  const round = (): void => {
    const { now, log, db, wake } = deps;
    enqueueAll(db, now(), now().toISOString().slice(0, 10)).then(wake, (cause: unknown) =>
      log.error({ err: cause }, 'the daily round could not begin; trying again'),
    );
  };
  const timer = setInterval(round, EVERY_MS);
  round();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
