import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { metricsOfFamily } from '../ingest/families.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { markAllStale } from '../store/stale.ts';
import { lockPerson } from '../store/people.ts';
import { saveFamilyOrder } from '../store/sources.ts';
import { familyOf } from './wanted-order.ts';

/** A family that has no order of its own stays as it is. */
export const clearFamilyOrder =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.clearFamilyOrder>): Promise<void> => {
    const { personId } = input.params;
    const family = familyOf(input.params.family);
    await knownPerson(deps, personId);
    await deps.db.tx(async (tx) => {
      await lockPerson(tx, personId);
      await saveFamilyOrder(tx, personId, family, []);
      await markAllStale(tx, personId, metricsOfFamily(family));
    });
    deps.wake();
  };
