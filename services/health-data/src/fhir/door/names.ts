import type { Db } from '@aceso/kit';
import { namesOf } from '../../store/fhir-identifiers.ts';
import type { Observation } from '../types.ts';

/** The same Observations with what the programs that created them call them. */
export async function withNames(db: Db, personId: string, observations: readonly Observation[]): Promise<readonly Observation[]> {
  const names = Map.groupBy(
    await namesOf(
      db,
      personId,
      observations.map(({ id }) => id),
    ),
    ({ observationId }) => observationId,
  );
  if (names.size === 0) return observations;
  return observations.map((observation) => {
    const own = names.get(observation.id);
    return own === undefined
      ? observation
      : { ...observation, identifier: own.map(({ system, value }) => ({ ...(system === '' ? {} : { system }), value })) };
  });
}
