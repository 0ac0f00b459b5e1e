import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { listCursors, listDevices } from '../store/push-devices.ts';

type Contract = typeof healthData.operations.readPushDevice;

/** How far a phone is; one that has sent nothing yet begins at the beginning. */
export const readPushDevice =
  (deps: Deps) =>
  async ({ params: { personId, deviceId } }: Input<Contract>): Promise<Output<Contract>> => {
    await knownPerson(deps, personId);
    const [device] = await listDevices(deps.db, personId, deviceId);
    const cursors = await listCursors(deps.db, personId, deviceId);
    return {
      deviceId,
      ...(device !== undefined && { lastBatchId: device.lastBatchId, lastBatchAt: device.lastBatchAt.toISOString() }),
      cursors: cursors.map(({ type, value, reachedFrom, reachedTo, complete }) => ({
        type,
        value,
        ...(reachedFrom !== undefined && { reachedFrom: reachedFrom.toISOString() }),
        ...(reachedTo !== undefined && { reachedTo: reachedTo.toISOString() }),
        ...(complete !== undefined && { complete }),
      })),
    };
  };
