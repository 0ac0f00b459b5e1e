import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { answerDevices } from '../fhir/door/devices.ts';

/** As `searchDevices`; what the form says is added to the address. */
export const searchDevicesByForm =
  (deps: Deps) =>
  (input: Input<typeof healthData.operations.searchDevicesByForm>, call: Call): Promise<void> =>
    answerDevices(deps, call, { ...input.query, ...input.body });
