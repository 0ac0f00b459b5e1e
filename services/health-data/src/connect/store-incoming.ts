import type { Incoming } from '@aceso/integrations/kit/connector';
import { notFound, type Db } from '@aceso/kit';
import { calendarOf } from '../domain/local-days.ts';
import { storeItems } from '../ingest/store-items.ts';
import { dropItems, findItems, saveItems } from '../store/connection-items.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findPerson, lockPerson } from '../store/people.ts';
import { markStale } from '../store/stale.ts';
import type { ConnectDeps } from './deps.ts';

type Owner = Pick<ConnectionRow, 'connectionId' | 'personId' | 'vendor'>;

/** Stores what a page of a vendor brought, inside the caller's transaction: the same page again changes nothing. */
export async function storeIncoming(
  deps: Pick<ConnectDeps, 'bus' | 'now' | 'notes'>,
  tx: Db,
  owner: Owner,
  incoming: Incoming,
): Promise<void> {
  const { personId, connectionId, vendor } = owner;
  const { batches, records, quarantined, items, deleted } = incoming;
  // Most windows of a long history are empty.
  if ([batches, records, quarantined, items, deleted].every(({ length }) => length === 0)) return;
  await lockPerson(tx, personId);
  const person = await findPerson(tx, personId);
  // Erased between the look and the lock.
  if (person === undefined) throw notFound('no-such-person', 'No such person.');
  const itemOwner = {
    personId,
    integration: vendor,
    calendar: calendarOf(person.timeZone),
    find: (db: Db, nativeIds: readonly string[]) => findItems(db, connectionId, nativeIds),
    save: (db: Db, toSave: Parameters<typeof saveItems>[3]) => saveItems(db, personId, connectionId, toSave),
  };
  const { stale } = await storeItems(deps, tx, itemOwner, incoming);
  const there = new Set(items.map(({ nativeId }) => nativeId));
  await dropItems(
    tx,
    connectionId,
    deleted.filter((nativeId) => !there.has(nativeId)),
  );
  for (const days of stale) await markStale(tx, personId, days.byMetric());
}
