import type { InsightRow } from '../store/insights.ts';
import type { RecommendationRow, ToSave } from '../store/recommendations.ts';
import type { InsightFact } from '@aceso/guidelines/kit';
import type { Advice } from './kept-advice.ts';

/** What comes back from the database for a document that was written to it. */
export const asStored = <T extends object>(document: T): T => JSON.parse(JSON.stringify(document)) as T;

/** What a turn writes of insights and recommendations. */
export interface Written {
  /** Every fact that was found, with the id under which it is kept. */
  readonly insights: ReadonlyMap<InsightFact, string>;
  /** Insights that were written: the others say what they said. */
  readonly changed: ReadonlySet<InsightFact>;
  /** Recommendations that were written. */
  readonly saved: readonly ToSave[];
  readonly now: Date;
}

/**
 * Insights and recommendations as the database holds them after a turn, in its order, so that the next turn need not read them. Undefined
 * where that cannot be told from what was read and written: then they are read.
 */
export function adviceAfter({ known, rows }: Advice, { insights, changed, saved, now }: Written): Advice | undefined {
  const open = rows.filter(({ status }) => status === 'open');
  // Ranks put the open ones in their order; what has another one now, or is new, would have to be put in its place.
  if (new Set(open.map(({ rank }) => rank)).size < open.length) return undefined;
  const fresh = new Map(saved.map((row) => [row.recommendationId, row]));
  if (saved.some((row) => !open.some((before) => before.recommendationId === row.recommendationId && before.rank === row.rank)))
    return undefined;
  return {
    known: knownAfter(known, insights, changed, now),
    rows: rows.map((row): RecommendationRow => {
      const { score, content, proof } = fresh.get(row.recommendationId) ?? row;
      return fresh.has(row.recommendationId) ? { ...row, score, content: asStored(content), proof: asStored(proof), updatedAt: now } : row;
    }),
  };
}

function knownAfter(
  known: readonly InsightRow[],
  insights: ReadonlyMap<InsightFact, string>,
  changed: ReadonlySet<InsightFact>,
  now: Date,
): readonly InsightRow[] {
  const before = new Map(known.map((row) => [row.insightId, row]));
  const told = new Set(insights.values());
  const kept = [...insights].flatMap(([fact, insightId]): readonly InsightRow[] => {
    const row = before.get(insightId);
    if (row !== undefined && !changed.has(fact)) return [row];
    const { kind, isCurrent } = fact;
    return [
      { insightId, kind, isCurrent, isEpisode: !isCurrent, fact: asStored(fact), detectedAt: row?.detectedAt ?? now, updatedAt: now },
    ];
  });
  const gone = known.flatMap((row): readonly InsightRow[] => {
    if (told.has(row.insightId) || row.isEpisode) return [];
    return [row.isCurrent ? { ...row, isCurrent: false, fact: { ...row.fact, isCurrent: false }, updatedAt: now } : row];
  });
  return [...kept, ...gone].sort(inOrder);
}

/** Current ones first, newest first: as they are listed. */
function inOrder(a: InsightRow, b: InsightRow): number {
  if (a.isCurrent !== b.isCurrent) return a.isCurrent ? -1 : 1;
  if (a.fact.until !== b.fact.until) return a.fact.until > b.fact.until ? -1 : 1;
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0;
}
