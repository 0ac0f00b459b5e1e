import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { checkFormat, noSuchResource, sendResource } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { withNames } from '../fhir/door/names.ts';
import { allowanceOf } from '../fhir/door/reach.ts';
import { decodeObservationId } from '../fhir/observation-id.ts';
import { findObservation, personOfObservation } from '../fhir/read/find-observation.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { dataCategoryOf, mayHaveOf } from '../fhir/read/selection.ts';

/** The id says which chunk, record or day to look at; what is not for the caller looks as if it were not there. */
export const readObservation =
  (deps: Deps) =>
  async ({ params, query }: Input<typeof healthData.operations.readObservation>, call: Call): Promise<void> => {
    checkFormat(call, query);
    const name = decodeObservationId(params.id);
    const personId = name && (await personOfObservation(deps.db, name));
    const allowance = personId === undefined ? undefined : await allowanceOf(call, personId, 'Observation', 'r');
    if (name === undefined || personId === undefined || allowance === undefined) throw noSuchResource();
    await knownPerson(deps, personId);
    const observation = await findObservation(deps, personId, name);
    if (observation === undefined || !mayHaveOf(allowance)(dataCategoryOf(observation.category), observation.category))
      throw noSuchResource();
    const [shown = observation] = await withNames(deps.db, personId, [observation]);
    sendResource(call, shown);
  };
