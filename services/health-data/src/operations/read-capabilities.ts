import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { checkFormat, sendJson } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { capabilityStatement } from '../fhir/capability.ts';

/** What the door can do; open to everybody. */
export const readCapabilities = (deps: Pick<Deps, 'publicOrigin' | 'now'>) => {
  const startedAt = deps.now();
  return async ({ query }: Input<typeof healthData.operations.readCapabilities>, call: Call): Promise<void> => {
    checkFormat(call, query);
    sendJson(call, capabilityStatement(deps.publicOrigin, startedAt));
  };
};
