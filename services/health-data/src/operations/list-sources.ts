import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { sourcePage, type SourcePage } from './source-view.ts';

export const listSources =
  (deps: Deps) =>
  async (input: Input<typeof healthData.operations.listSources>): Promise<SourcePage> => {
    await knownPerson(deps, input.params.personId);
    return await sourcePage(deps.db, input.params.personId);
  };
