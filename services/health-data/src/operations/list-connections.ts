import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { viewOf } from '../connect/connection-view.ts';
import type { ConnectDeps } from '../connect/deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { listConnections as list } from '../store/connections.ts';

type Contract = typeof healthData.operations.listConnections;

export const listConnections =
  (deps: ConnectDeps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => {
    await knownPerson(deps, params.personId);
    const rows = await list(deps.db, params.personId);
    return { items: await Promise.all(rows.map((row) => viewOf(deps, row))) };
  };
