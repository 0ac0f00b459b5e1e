import type { Deps } from '../deps.ts';
import { enqueueAll, enqueueForPrompts } from '../store/queue.ts';
import { enqueueForTrials } from '../store/trials.ts';
import { tellDueQuestionnaires } from './tell-due-questionnaires.ts';

/** Often enough that a new day is noticed within the hour in every zone. */
const EVERY_MS = 1_800_000;

/** Evaluates whoever was not evaluated on this UTC day, since time passes without any new data, and whose reminder is to be decided; tells due questionnaires. */
export function startDailyRound(deps: Deps): Disposable {
  const round = (): void => {
    const { now, log, db, wake, settings } = deps;
    const hours = { from: settings.get('promptFrom'), until: settings.get('promptUntil') };
    enqueueAll(db, now(), now().toISOString().slice(0, 10))
      .then(() => enqueueForPrompts(db, now(), hours))
      .then(() => enqueueForTrials(db, now(), settings.get('trialFrom')))
      .then(() => tellDueQuestionnaires(deps))
      .then(wake, (cause: unknown) => log.error({ err: cause }, 'the daily round could not begin; trying again'));
  };
  const timer = setInterval(round, EVERY_MS);
  round();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
