import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { noSuchResource, personInReference } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { answerEverything } from '../fhir/door/everything.ts';

/** Everything of a person that the caller may have, as one Bundle. */
export const readEverything =
  (deps: Deps) =>
  async ({ params, query }: Input<typeof healthData.operations.readEverything>, call: Call): Promise<void> => {
    const personId = personInReference(params.id);
    if (personId === undefined) throw noSuchResource();
    await answerEverything(deps, call, personId, query);
  };
