import { randomUUID } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { ConnectDeps } from '../connect/deps.ts';
import { hookAddress, isAddressByHand } from '../connect/hook-address.ts';
import { requireConnector } from '../connect/require-connector.ts';
import { contextOfClient } from '../connect/vendor-clients.ts';
import { writablePerson } from '../ingest/known-person.ts';
import { saveOwnClient } from '../store/vendor-clients.ts';

type Contract = typeof healthData.operations.setVendorClient;

/** One's own client serves one's own connections: a client that somebody else holds the secret of could read along. */
export const setVendorClient =
  (deps: ConnectDeps) =>
  async ({ params, body }: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = await writablePerson(deps, params.personId);
    const { manifest, webhook } = requireConnector(deps, params.integration);
    const clientRef = randomUUID();
    await deps.db.tx(async (tx) => {
      const secrets = JSON.stringify({ clientSecret: body.clientSecret, more: body.more ?? {} });
      const sealed = await deps.vault.seal(tx, personId, secrets, contextOfClient(manifest.id));
      await saveOwnClient(tx, { personId, vendor: manifest.id, clientRef, clientId: body.clientId, sealed }, deps.now());
    });
    return {
      integration: manifest.id,
      clientId: body.clientId,
      ...(isAddressByHand(webhook) && { hookUrl: hookAddress(deps, manifest.id, clientRef) }),
    };
  };
