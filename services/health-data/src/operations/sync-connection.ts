import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { viewOf } from '../connect/connection-view.ts';
import type { ConnectDeps } from '../connect/deps.ts';
import { requireConnection } from '../connect/require-connector.ts';
import { wakeConnection } from '../store/connection-claims.ts';

type Contract = typeof healthData.operations.syncConnection;

/** Asks for a look as soon as a process is free; the vendor's limits hold. */
export const syncConnection =
  (deps: ConnectDeps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => {
    const { connectionId } = await requireConnection(deps, params.personId, params.connectionId);
    await wakeConnection(deps.db, connectionId, deps.now());
    deps.wakeConnections();
    return await viewOf(deps, await requireConnection(deps, params.personId, connectionId));
  };
