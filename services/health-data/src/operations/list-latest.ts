import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { latestValues } from '../store/chunks.ts';

type Contract = typeof healthData.operations.listLatest;

export const listLatest =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    await knownPerson(deps, input.params.personId);
    const rows = await latestValues(deps.db, input.params.personId, deps.now());
    return {
      items: rows.map(({ metric, value, at, source, firstAt, samples }) => ({
        metric,
        unit: METRICS.get(metric)?.unit ?? '1',
        value,
        at: at.toISOString(),
        source,
        firstAt: firstAt.toISOString(),
        samples,
      })),
    };
  };
