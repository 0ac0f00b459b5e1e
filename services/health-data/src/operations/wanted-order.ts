import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { notFound } from '@aceso/kit';
import { orderOf } from '../domain/source-order.ts';
import { ordersOf, type Orders } from '../ingest/person-days.ts';
import type { SourceRow } from '../store/sources.ts';

export type Wanted = Input<typeof healthData.operations.rankSources>['body'];

const FAMILIES: ReadonlySet<string> = new Set([...METRICS.values()].map(({ family }) => family));

/** Family of the vocabulary. Throws `no-such-family`. */
export function familyOf(name: string): Metric['family'] {
  if (!isFamily(name)) throw notFound('no-such-family', `There is no family ${name} in the vocabulary.`);
  return name;
}

const isFamily = (name: string): name is Metric['family'] => FAMILIES.has(name);

/** All sources in the wanted order: those that are not named come behind, as they stand now. Throws `no-such-source`, `no-such-family`. */
export function completed(
  { sourceIds, family }: Wanted,
  sources: readonly SourceRow[],
  own: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (family !== undefined) familyOf(family);
  const now = orderOf(sources, family === undefined ? undefined : own.get(family)).sourceIds;
  const wanted = [...new Set(sourceIds)];
  if (wanted.some((id) => !now.includes(id))) throw notFound('no-such-source', 'One of the sources is not known.');
  return [...wanted, ...now.filter((id) => !wanted.includes(id))];
}

/** Sources and orders as they would be with the wanted order. */
export function asWanted(
  wanted: Wanted,
  sources: readonly SourceRow[],
  own: ReadonlyMap<string, readonly string[]>,
): { readonly sources: readonly SourceRow[]; readonly orders: Orders } {
  const sourceIds = completed(wanted, sources, own);
  if (wanted.family !== undefined) return { sources, orders: ordersOf(sources, new Map([...own, [wanted.family, sourceIds]])) };
  const ranked = sources.map((source) => ({ ...source, rank: sourceIds.indexOf(source.sourceId) + 1 }));
  return { sources: ranked, orders: ordersOf(ranked, own) };
}
