import { gatherIn, type Db } from '@aceso/kit';
import { unpackChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import { findPerson, lockPeople } from '../store/people.ts';
import { dropTails, tailsOf } from '../store/push-tails.ts';
import { noteActivity } from '../store/sources.ts';
import { storeBatches } from './store-batches.ts';
import { summariseNow } from './summarise.ts';

/**
 * Merges what pushes have appended for a person into the days, and sums those up, with the event that tells of it.
 *
 * Call it inside a transaction and under the person's lock. Nothing waiting costs one look.
 */
export async function foldTails(deps: Pick<Deps, 'bus'>, tx: Db, personId: string): Promise<void> {
  const tails = await tailsOf(tx, personId);
  if (tails.length === 0) return;
  const person = await findPerson(tx, personId);
  // Erasing removes both.
  if (person === undefined) return;
  const { stale, activity } = await storeBatches(
    tx,
    personId,
    tails.map(({ metric, sourceId, data }) => ({ metric, sourceId, sourceType: metric, columns: unpackChunk(data) })),
    calendarOf(person.timeZone),
  );
  await noteActivity(tx, personId, activity);
  await summariseNow(deps, tx, personId, stale);
  await dropTails(tx, { personId, positions: tails.map(({ position }) => position) });
}

/** As `foldTails` for several people, in one transaction whose statements do not grow with them. */
export async function foldTailsOf(deps: Pick<Deps, 'bus' | 'db'>, personIds: readonly string[]): Promise<void> {
  await deps.db.tx(async (tx) => {
    gatherIn(tx);
    await lockPeople(tx, personIds);
    await Promise.all(personIds.map((personId) => foldTails(deps, tx, personId)));
  });
}
