import type { Db } from '@aceso/kit';
import { readPools, type Pooled } from '../store/prompts.ts';

/** Pools move slowly: a look an hour is enough, and no turn waits for another's. */
const FRESH_MS = 3_600_000;

/** What all people's answers say, kept for an hour. */
export interface Pools {
  read(db: Db, now: Date): Promise<ReadonlyMap<string, Pooled>>;
}

export function keepPools(): Pools {
  let kept: { readonly at: number; readonly pools: ReadonlyMap<string, Pooled> } | undefined;
  return {
    async read(db, now) {
      if (kept === undefined || Math.abs(now.getTime() - kept.at) > FRESH_MS) kept = { at: now.getTime(), pools: await readPools(db) };
      return kept.pools;
    },
  };
}
