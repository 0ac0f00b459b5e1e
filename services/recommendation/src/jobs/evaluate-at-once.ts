import { spanAround, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { holdForTurn, isQueued, type PendingChange } from '../store/queue.ts';
import { findPerson } from '../store/people.ts';
import { daysApart } from '../domain/days.ts';
import { fetchFresh } from './fetch-features.ts';
import { dayOf, missedBefore, readAdvice, think } from './evaluate.ts';
import { writeTurn } from './write-turn.ts';

/** More days than these are for a turn that nobody else waits behind. */
const DAYS_MAX = 31;

/**
 * Evaluates a person in the transaction that hears of a change, when that is quickly done: the person was looked at a short while ago, has
 * changed little, and nobody works on them. What the last turn knew is still there, so that the daily values that have changed are all
 * that is fetched.
 *
 * False when it is for the queue; nothing has been written then. Throws `Overtaken` as `writeTurn` does.
 */
export async function evaluateAtOnce(deps: Deps, tx: Db, personId: string, changes: readonly PendingChange[]): Promise<boolean> {
  const last = deps.recentTurns.last(personId);
  if (last?.told === undefined || last.at.getTime() + deps.settings.get('settleMs') > deps.now().getTime()) return false;
  if (changes.length === 0 || changes.some(({ from, to }) => daysApart(from, to) >= DAYS_MAX)) return false;
  const { told } = last;
  return await spanAround(deps.telemetry.tracer, 'evaluate', {}, async () => {
    const read = changes.map((change) => ({ ...change, revision: 0 }));
    // All of it travels together, the lock first; what it does not allow is not used.
    const [isMine, waits, person, advice, fresh, pools] = await Promise.all([
      holdForTurn(tx, personId),
      isQueued(tx, personId),
      findPerson(tx, personId),
      readAdvice(tx, personId),
      fetchFresh(deps, personId, read),
      deps.pools.read(tx, deps.now()),
    ]);
    if (!isMine || waits || person === undefined || person.profileStale || person.timeZone === undefined) return false;
    const before = deps.recentTurns.find(personId, person.featureRevision);
    if (before !== last || person.said !== last.said || dayOf(deps, person) !== told.today) return false;
    if (missedBefore(deps, person, read).length > 0) return false;
    const worked = await think(deps, {
      person,
      profile: undefined,
      changes: read,
      fresh,
      held: last.features,
      before,
      advice,
      told,
      pools,
    });
    await writeTurn(deps, tx, worked);
    return true;
  });
}
