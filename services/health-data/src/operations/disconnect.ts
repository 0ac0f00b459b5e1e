import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { tellState } from '../connect/change-state.ts';
import type { ConnectDeps } from '../connect/deps.ts';
import { endGrant } from '../connect/end-grant.ts';
import { requireConnection } from '../connect/require-connector.ts';
import { closeConnection } from '../store/connections.ts';
import { eraseIntegration } from '../store/erase-integration.ts';
import { lockPerson } from '../store/people.ts';
import { markAllStale } from '../store/stale.ts';

type Contract = typeof healthData.operations.disconnect;

/** Three things apart: no new data, no access at the vendor, nothing left of what came. */
export const disconnect =
  (deps: ConnectDeps) =>
  async ({ params, query }: Input<Contract>): Promise<Output<Contract>> => {
    const row = await requireConnection(deps, params.personId, params.connectionId);
    const connector = deps.connectors.get(row.vendor);
    const revoked = !query.revoke ? 'not-asked' : connector === undefined ? 'not-possible' : await endGrant(deps, connector, row);
    const erased = await deps.db.tx(async (tx) => {
      await lockPerson(tx, params.personId);
      await closeConnection(tx, row.connectionId);
      await tellState(deps, tx, row, 'disconnected');
      if (!query.erase) return 0;
      // Before the days are marked: a day that only this source saw is found by its value.
      await markAllStale(tx, params.personId);
      return await eraseIntegration(tx, params.personId, row.vendor, row.connectionId);
    });
    if (query.erase) deps.wake();
    return { connectionId: row.connectionId, revoked, erased };
  };
