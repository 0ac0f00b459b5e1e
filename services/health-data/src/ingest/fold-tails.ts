import { gatherIn, type Db } from '@aceso/kit';
import { unpackChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import { countChange, findPerson, lockFree, lockPerson } from '../store/people.ts';
import { dropTails, tailsOf } from '../store/push-tails.ts';
import { noteActivity } from '../store/sources.ts';
import { storeBatches } from './store-batches.ts';
import { summariseNow } from './summarise.ts';

/**
 * Merges what pushes have appended for a person into the days, and sums those up, with the event that tells of it.
 *
 * Call it inside a transaction and under the person's lock. Nothing waiting costs one look.
 *
 * @returns whether there was something
 */
export async function foldTails(deps: Pick<Deps, 'bus'>, tx: Db, personId: string): Promise<boolean> {
  const tails = await tailsOf(tx, personId);
  if (tails.length === 0) return false;
  const person = await findPerson(tx, personId);
  // Erasing removes both.
  if (person === undefined) return false;
  const { stale, activity } = await storeBatches(
    tx,
    personId,
    tails.map(({ metric, sourceId, data }) => ({ metric, sourceId, sourceType: metric, columns: unpackChunk(data) })),
    calendarOf(person.timeZone),
  );
  await noteActivity(tx, personId, activity);
  await summariseNow(deps, tx, personId, stale);
  await dropTails(tx, { personId, positions: tails.map(({ position }) => position) });
  return true;
}

/** As `foldTails` for one person, in a transaction of its own. */
export async function foldTailsOf(deps: Pick<Deps, 'bus' | 'db'>, personId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockPerson(tx, personId);
    await foldTails(deps, tx, personId);
  });
}

/**
 * As `foldTails` for several people, in one transaction whose statements do not grow with them.
 *
 * @returns those whose lock somebody else has: an import of one must not hold up the others
 */
export async function foldFree(deps: Pick<Deps, 'bus' | 'db'>, personIds: readonly string[]): Promise<readonly string[]> {
  return await deps.db.tx(async (tx) => {
    gatherIn(tx);
    const free = await lockFree(tx, personIds);
    const folded = await Promise.all(free.map((personId) => foldTails(deps, tx, personId)));
    const changed = free.filter((_, place) => folded[place]);
    if (changed.length > 0) await countChange(tx, changed);
    const own = new Set(free);
    return personIds.filter((personId) => !own.has(personId));
  });
}
