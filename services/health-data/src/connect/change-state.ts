import { healthData } from '@aceso/contracts/health-data';
import type { Db } from '@aceso/kit';
import { askForReauthentication, type ConnectionRow } from '../store/connections.ts';
import type { ConnectionView } from './connection-view.ts';
import type { ConnectDeps } from './deps.ts';

/** Tells screens and notifications that a connection is in another state. */
export async function tellState(
  deps: Pick<ConnectDeps, 'bus' | 'connectors'>,
  tx: Db,
  row: Pick<ConnectionRow, 'personId' | 'connectionId' | 'vendor'>,
  state: ConnectionView['state'],
): Promise<void> {
  const name = deps.connectors.get(row.vendor)?.manifest.name ?? row.vendor;
  await deps.bus.append(tx, healthData.events.connectionChanged, row.personId, {
    personId: row.personId,
    connectionId: row.connectionId,
    integration: row.vendor,
    name,
    state,
  });
}

/** Asks the person to connect again; once, however often it is found. */
export async function needReauthentication(
  deps: Pick<ConnectDeps, 'db' | 'bus' | 'connectors'>,
  row: ConnectionRow,
  why: string,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (await askForReauthentication(tx, row.connectionId, why)) await tellState(deps, tx, row, 'needs-reauthentication');
  });
}
