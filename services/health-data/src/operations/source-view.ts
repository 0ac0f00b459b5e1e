import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { SourceRow } from '../store/sources.ts';

export type SourcePage = Output<typeof healthData.operations.listSources>;

/** Sources as people see them. */
export const sourcePage = (rows: readonly SourceRow[]): SourcePage => ({
  items: rows.map(({ sourceId, name, kind, integration, firstAt, lastAt, samples, rank }) => ({
    sourceId,
    name,
    kind,
    integration,
    samples,
    rank,
    ...(firstAt === undefined ? {} : { firstAt: firstAt.toISOString() }),
    ...(lastAt === undefined ? {} : { lastAt: lastAt.toISOString() }),
  })),
});
