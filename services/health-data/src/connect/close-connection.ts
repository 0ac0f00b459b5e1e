import { closeConnection, type ConnectionRow } from '../store/connections.ts';
import { eraseIntegration } from '../store/erase-integration.ts';
import { lockPerson } from '../store/people.ts';
import { markAllStale } from '../store/stale.ts';
import { tellState } from './change-state.ts';
import type { ConnectDeps } from './deps.ts';

/** Ends a connection here, tokens forgotten; what it brought stays. */
export async function close(deps: ConnectDeps, row: ConnectionRow): Promise<void> {
  await deps.db.tx(async (tx) => {
    await closeConnection(tx, row.connectionId);
    await tellState(deps, tx, row, 'disconnected');
  });
}

/** Ends a connection here and erases what it brought. Returns how many samples and records there were. */
export async function closeAndErase(deps: ConnectDeps, row: ConnectionRow): Promise<number> {
  const erased = await deps.db.tx(async (tx) => {
    await lockPerson(tx, row.personId);
    await closeConnection(tx, row.connectionId);
    await tellState(deps, tx, row, 'disconnected');
    // Before the samples go: a day that only this source saw is found by its value.
    await markAllStale(tx, row.personId);
    return await eraseIntegration(tx, row.personId, row.vendor, row.connectionId);
  });
  deps.wake();
  return erased;
}
