import type { Db } from '@aceso/kit';
import { addedUp, figuresOf, type RouteFigures } from '../domain/route-figures.ts';
import { routeCounts } from './metrics.ts';

/** Minutes that count as now. */
export const RECENT_MINUTES = 5;

/** Figures of each service over the last minutes. */
export async function recentFigures(db: Db, now: Date): Promise<ReadonlyMap<string, Omit<RouteFigures, 'service' | 'method' | 'route'>>> {
  const window = { from: new Date(now.getTime() - RECENT_MINUTES * 60_000), to: new Date(now.getTime() + 1) };
  const counts = await routeCounts(db, window, undefined);
  return new Map(
    [...Map.groupBy(counts, ({ service }) => service)].map(([service, group]) => [service, figuresOf(addedUp(group), RECENT_MINUTES)]),
  );
}
