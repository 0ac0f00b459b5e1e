import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { listDevices } from '../store/push-devices.ts';

type Contract = typeof healthData.operations.listPushDevices;

/** Phones that have sent something, the one that sent last first. */
export const listPushDevices =
  (deps: Deps) =>
  async ({ params: { personId } }: Input<Contract>): Promise<Output<Contract>> => {
    await knownPerson(deps, personId);
    const devices = await listDevices(deps.db, personId);
    return { items: devices.map(({ lastBatchAt, ...device }) => ({ ...device, lastBatchAt: lastBatchAt.toISOString() })) };
  };
