import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { needReauthentication } from '../connect/change-state.ts';
import type { ConnectDeps } from '../connect/deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { listConnections } from '../store/connections.ts';
import { dropOwnClient } from '../store/vendor-clients.ts';

const WHY = 'Your own client was taken away. Connect again to go on.';

export const clearVendorClient =
  (deps: ConnectDeps) =>
  async ({ params }: Input<typeof healthData.operations.clearVendorClient>): Promise<void> => {
    const { personId } = await knownPerson(deps, params.personId);
    await deps.db.tx((tx) => dropOwnClient(tx, personId, params.integration));
    for (const row of await listConnections(deps.db, personId))
      if (row.vendor === params.integration && row.clientRef !== undefined) await needReauthentication(deps, row, WHY);
  };
