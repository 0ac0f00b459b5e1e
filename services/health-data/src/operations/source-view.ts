import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Db } from '@aceso/kit';
import { orderOf } from '../domain/source-order.ts';
import { familyOrders, listSources, type SourceRow } from '../store/sources.ts';

export type SourcePage = Output<typeof healthData.operations.listSources>;

/** Sources as people see them, in the order in which they count over everything, and the families with an order of their own. */
export async function sourcePage(db: Db, personId: string): Promise<SourcePage> {
  const [rows, own] = await Promise.all([listSources(db, personId), familyOrders(db, personId)]);
  const order = orderOf(rows);
  return {
    items: rows
      .toSorted((a, b) => order.placeOf(a.sourceId) - order.placeOf(b.sourceId))
      .map((row) => viewOf(row, order.deviceOf(row.sourceId))),
    familyOrders: [...own].map(([family, ids]) => ({ family, sourceIds: [...orderOf(rows, ids).sourceIds] })),
  };
}

const viewOf = (
  { sourceId, name, kind, integration, manufacturer, models, firstAt, lastAt, samples, rank }: SourceRow,
  deviceId: string,
): SourcePage['items'][number] => ({
  sourceId,
  name,
  kind,
  integration,
  samples,
  rank,
  deviceId,
  ...(manufacturer === undefined ? {} : { manufacturer }),
  ...(models.length === 0 ? {} : { models: [...models] }),
  ...(firstAt === undefined ? {} : { firstAt: firstAt.toISOString() }),
  ...(lastAt === undefined ? {} : { lastAt: lastAt.toISOString() }),
});
