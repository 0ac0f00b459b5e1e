import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { answerDevices } from '../fhir/door/devices.ts';

/** Sources of one person. */
export const searchDevices =
  (deps: Deps) =>
  (input: Input<typeof healthData.operations.searchDevices>, call: Call): Promise<void> =>
    answerDevices(deps, call, input.query);
