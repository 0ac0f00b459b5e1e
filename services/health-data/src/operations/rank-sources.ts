import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { markAllStale } from '../store/stale.ts';
import { lockPerson } from '../store/people.ts';
import { listSources, rankSources as rank } from '../store/sources.ts';
import { sourcePage, type SourcePage } from './source-view.ts';

/** Saves the order and marks all days; the worker sums them up anew. */
export const rankSources =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.rankSources>): Promise<SourcePage> => {
    const { personId } = input.params;
    await knownPerson(deps, personId);
    const wanted = [...new Set(input.body.sourceIds)];
    await deps.db.tx(async (tx) => {
      await lockPerson(tx, personId);
      const all = (await listSources(tx, personId)).map(({ sourceId }) => sourceId);
      if (wanted.some((id) => !all.includes(id))) throw notFound('no-such-source', 'One of the sources is not known.');
      await rank(tx, personId, [...wanted, ...all.filter((id) => !wanted.includes(id))]);
      await markAllStale(tx, personId);
    });
    deps.wake();
    return sourcePage(await listSources(deps.db, personId));
  };
