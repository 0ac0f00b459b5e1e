import { spanAround, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { holdForTurn, isQueued, type PendingChange, type ReadChange } from '../store/queue.ts';
import { findPerson } from '../store/people.ts';
import { daysApart } from '../domain/days.ts';
import { fetchFresh } from './fetch-features.ts';
import { dayOf, missedBefore, readAdvice, think, type Told } from './evaluate.ts';
import type { RecentTurn } from './recent-turns.ts';
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
  if (changes.length === 0 || changes.some(({ from, to }) => daysApart(from, to) >= DAYS_MAX)) return false;
  const last = deps.recentTurns.take(personId);
  if (last === undefined) return false;
  const isSettled = last.at.getTime() + deps.settings.get('settleMs') <= deps.now().getTime();
  const worked = isSettled && (await workAtOnce(deps, tx, personId, changes, last));
  // Nobody has touched it: it serves the next turn.
  if (worked === false) deps.recentTurns.keep(personId, last);
  return worked !== false;
}

/** False when it is for the queue; then the last turn was not touched. */
async function workAtOnce(deps: Deps, tx: Db, personId: string, changes: readonly PendingChange[], last: RecentTurn): Promise<boolean> {
  const { told, held } = last;
  if (told === undefined) return false;
  const read = changes.map((change) => ({ ...change, revision: 0 }));
  return await spanAround(deps.telemetry.tracer, 'evaluate', {}, async () => {
    if (held !== undefined) return await withWhatIsHeld(deps, tx, read, last, told, held);
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
    if (person.featureRevision !== last.revision || person.said !== last.said || dayOf(deps, person) !== told.today) return false;
    if (missedBefore(deps, person, read).length > 0) return false;
    const days = { held: last.features, before: last };
    await writeTurn(deps, tx, await think(deps, { person, profile: undefined, changes: read, fresh, ...days, advice, told, pools }));
    return true;
  });
}

/** The same without asking for the person, insights and recommendations: whether they are as remembered is asked with the writing. */
async function withWhatIsHeld(
  deps: Deps,
  tx: Db,
  changes: readonly ReadChange[],
  last: RecentTurn,
  told: Told,
  { person, advice }: NonNullable<RecentTurn['held']>,
): Promise<boolean> {
  if (dayOf(deps, person) !== told.today || missedBefore(deps, person, changes).length > 0) return false;
  const [fresh, pools] = await Promise.all([fetchFresh(deps, person.personId, changes), deps.pools.read(tx, deps.now())]);
  const { features: held } = last;
  const worked = await think(deps, { person, profile: undefined, changes, fresh, held, before: last, advice, told, pools });
  await writeTurn(deps, tx, worked, { featureRevision: last.revision });
  return true;
}
