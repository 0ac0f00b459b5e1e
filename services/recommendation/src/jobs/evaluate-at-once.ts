import { spanAround, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { loadFeatures } from '../store/features.ts';
import { findPerson } from '../store/people.ts';
import { holdForTurn, isQueued, type PendingChange, type ReadChange } from '../store/queue.ts';
import { dayOf, missedBefore, readAdvice, readTold, think } from './evaluate.ts';
import type { Worked } from './worked.ts';
import { fetchFresh } from './fetch-features.ts';
import type { Fresh } from './fresh.ts';
import { isSmall } from './foreseen.ts';
import type { RecentTurn } from './recent-turns.ts';
import { writeTurn } from './write-turn.ts';

/** A change that stands alone. */
interface Lone {
  readonly personId: string;
  readonly changes: readonly ReadChange[];
  /** The last turn of the person, as far as this process knows of it. */
  readonly last: RecentTurn | undefined;
  /** The daily values that have changed. */
  readonly fresh: () => Promise<readonly Fresh[]>;
}

/**
 * Evaluates a person in the transaction that hears of a change, when that is quickly done: little has changed, and nobody works on the
 * person. What the last turn knew is mostly still there, so that the daily values that have changed are all that is fetched.
 *
 * @param foreseen those daily values, when they are on their way already
 * @returns false when it is for the queue; nothing has been written then. Throws `Overtaken` as `writeTurn` does
 */
export async function evaluateAtOnce(
  deps: Deps,
  tx: Db,
  personId: string,
  pending: readonly PendingChange[],
  foreseen?: Promise<readonly Fresh[]>,
): Promise<boolean> {
  if (!isSmall(pending)) return false;
  const changes = pending.map((change) => ({ ...change, revision: 0 }));
  const anew = (): Promise<readonly Fresh[]> => fetchFresh(deps, personId, changes);
  const last = deps.recentTurns.take(personId);
  const lone = { personId, changes, last, fresh: () => foreseen?.catch(anew) ?? anew() };
  return await spanAround(deps.telemetry.tracer, 'evaluate', {}, async () => {
    const worked = isSettled(deps, last?.at) ? await (work(deps, tx, lone) ?? workAnew(deps, tx, lone)) : undefined;
    if (worked === undefined) {
      // Nobody has touched it: it serves the next turn.
      if (last !== undefined) deps.recentTurns.keep(personId, last);
      return false;
    }
    await writeTurn(deps, tx, worked, last?.held && { featureRevision: last.revision });
    return true;
  });
}

/** Whether the last turn of a person is long enough ago. */
const isSettled = ({ settings, now }: Deps, at: Date | undefined): boolean =>
  at === undefined || at.getTime() + settings.get('settleMs') <= now().getTime();

/** With what the last turn has left, without asking for anything: whether it still holds is asked with the writing. */
function work(deps: Deps, tx: Db, { changes, last, fresh }: Lone): Promise<Worked> | undefined {
  if (last?.held === undefined || last.told === undefined) return undefined;
  const { told, features: held } = last;
  const { person, advice } = last.held;
  if (dayOf(deps, person) !== told.today || missedBefore(deps, person, changes).length > 0) return undefined;
  return Promise.all([fresh(), deps.pools.read(tx, deps.now())]).then(([days, pools]) =>
    think(deps, { person, profile: undefined, changes, fresh: days, held, before: last, advice, told, pools }),
  );
}

/** With what has to be read; undefined when it is for the queue. */
async function workAnew(deps: Deps, tx: Db, { personId, changes, last, fresh }: Lone): Promise<Worked | undefined> {
  // All of it travels together, the lock first; what it does not allow is not used.
  const [isMine, waits, person, held, advice, days, pools] = await Promise.all([
    holdForTurn(tx, personId),
    isQueued(tx, personId),
    findPerson(tx, personId),
    last?.features ?? loadFeatures(tx, personId),
    readAdvice(tx, personId),
    fresh(),
    deps.pools.read(tx, deps.now()),
  ]);
  if (!isMine || waits || person?.evaluatedAt === undefined || person.profileStale || person.timeZone === undefined) return undefined;
  if (last !== undefined && person.featureRevision !== last.revision) return undefined;
  if (!isSettled(deps, person.evaluatedAt) || missedBefore(deps, person, changes).length > 0) return undefined;
  const today = dayOf(deps, person);
  const isTold = last?.told?.today === today && last.said === person.said;
  const told = isTold && last.told !== undefined ? last.told : await readTold(tx, personId, today);
  return await think(deps, { person, profile: undefined, changes, fresh: days, held, before: last, advice, told, pools });
}
