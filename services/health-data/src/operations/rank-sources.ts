import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { metricsOfFamily } from '../ingest/families.ts';
import { markAllStale } from '../store/stale.ts';
import { lockPerson } from '../store/people.ts';
import { familyOrders, listSources, rankSources as rank, saveFamilyOrder } from '../store/sources.ts';
import { sourcePage, type SourcePage } from './source-view.ts';
import { completed, familyOf } from './wanted-order.ts';

/** Saves the order, over everything or for one family, and marks the days that follow it; the worker sums them up anew. */
export const rankSources =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.rankSources>): Promise<SourcePage> => {
    const { personId } = input.params;
    const { family } = input.body;
    await knownPerson(deps, personId);
    await deps.db.tx(async (tx) => {
      await lockPerson(tx, personId);
      const wanted = completed(input.body, await listSources(tx, personId), await familyOrders(tx, personId));
      if (family === undefined) await rank(tx, personId, wanted);
      else await saveFamilyOrder(tx, personId, family, wanted);
      await markAllStale(tx, personId, family === undefined ? undefined : metricsOfFamily(familyOf(family)));
    });
    deps.wake();
    return await sourcePage(deps.db, personId);
  };
