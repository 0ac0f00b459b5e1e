import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { close, closeAndErase } from '../connect/close-connection.ts';
import type { ConnectDeps } from '../connect/deps.ts';
import { endGrant } from '../connect/end-grant.ts';
import { requireConnection } from '../connect/require-connector.ts';

type Contract = typeof healthData.operations.disconnect;

/** Three things apart: no new data, no access at the vendor, nothing left of what came. */
export const disconnect =
  (deps: ConnectDeps) =>
  async ({ params, query }: Input<Contract>): Promise<Output<Contract>> => {
    const row = await requireConnection(deps, params.personId, params.connectionId);
    const connector = deps.connectors.get(row.vendor);
    const revoked = !query.revoke ? 'not-asked' : connector === undefined ? 'not-possible' : await endGrant(deps, connector, row);
    const erased = query.erase ? await closeAndErase(deps, row) : 0;
    if (!query.erase) await close(deps, row);
    return { connectionId: row.connectionId, revoked, erased };
  };
