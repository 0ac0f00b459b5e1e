import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import { unpackChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { startingWithin } from '../domain/columns.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { latestValues, type LatestRow } from '../store/chunks.ts';

type Contract = typeof healthData.operations.listLatest;

/** A clock that runs ahead must not hide what was measured before: of a day that goes on into the future the past part counts. */
export const listLatest =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    await knownPerson(deps, personId);
    const now = deps.now();
    const rows = await latestValues(deps.db, personId, now);
    return {
      items: rows.map((row) => ({
        metric: row.metric,
        unit: METRICS.get(row.metric)?.unit ?? '1',
        ...valueUpTo(row, now),
        source: row.source,
        firstAt: row.firstAt.toISOString(),
        samples: row.samples,
      })),
    };
  };

function valueUpTo({ value, at, data }: LatestRow, now: Date): { readonly value: number; readonly at: string } {
  if (data === undefined) return { value, at: at.toISOString() };
  const past = startingWithin(unpackChunk(data), -Infinity, now.getTime() + 1);
  // The chunk begins before now: it holds at least one such sample.
  return { value: past.value[past.count - 1] ?? value, at: new Date(past.start[past.count - 1] ?? at).toISOString() };
}
