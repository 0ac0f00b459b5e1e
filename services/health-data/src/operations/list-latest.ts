import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { latestValues } from '../store/chunk-overview.ts';

type Contract = typeof healthData.operations.listLatest;

export const listLatest =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    await knownPerson(deps, personId);
    const rows = await latestValues(deps.db, personId, deps.now());
    return {
      items: rows.map((row) => ({
        metric: row.metric,
        unit: METRICS.get(row.metric)?.unit ?? '1',
        value: row.value,
        at: row.at.toISOString(),
        source: row.source,
        firstAt: row.firstAt.toISOString(),
        samples: row.samples,
      })),
    };
  };
