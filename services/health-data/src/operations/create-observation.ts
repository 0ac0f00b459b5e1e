import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { createFromResource } from '../fhir/door/create.ts';

/** The same reading twice is one: what it is follows from source, measure and time. */
export const createObservation =
  (deps: Deps) =>
  ({ query, body }: Input<typeof healthData.operations.createObservation>, call: Call): Promise<void> =>
    createFromResource(deps, call, query, body);
