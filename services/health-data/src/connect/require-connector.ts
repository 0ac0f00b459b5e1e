import type { Connector } from '@aceso/integrations/kit/connector';
import { conflict, notFound } from '@aceso/kit';
import { findConnection, type ConnectionRow } from '../store/connections.ts';
import type { ConnectDeps } from './deps.ts';
import { isEnabled } from './vendor-settings.ts';

/** Throws `no-such-integration`. */
export function requireConnector({ connectors }: Pick<ConnectDeps, 'connectors'>, id: string): Connector {
  const connector = connectors.get(id);
  if (connector === undefined) throw notFound('no-such-integration', `There is no integration ${id} to connect to.`);
  return connector;
}

/** As `requireConnector`, for connecting: throws `integration-not-ready` when the operator has switched it off. */
export function requireEnabled(deps: Pick<ConnectDeps, 'connectors' | 'settings'>, id: string): Connector {
  const connector = requireConnector(deps, id);
  const { name, connection } = connector.manifest;
  if (!isEnabled(deps, id))
    throw conflict(
      'integration-not-ready',
      `${name} is switched off here.${connection.offBecause === undefined ? '' : ` ${connection.offBecause}`}`,
    );
  return connector;
}

/** A connection of this person that was not ended. Throws `no-such-connection`, also for somebody else's. */
export async function requireConnection({ db }: Pick<ConnectDeps, 'db'>, personId: string, connectionId: string): Promise<ConnectionRow> {
  const row = await findConnection(db, connectionId);
  if (row === undefined || row.personId !== personId || row.state === 'disconnected')
    throw notFound('no-such-connection', 'No such connection.');
  return row;
}
