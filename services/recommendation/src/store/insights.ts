import type { InsightFact } from '@aceso/guidelines/kit';
import { json, sql, type Db } from '@aceso/kit';

export interface InsightRow {
  readonly insightId: string;
  readonly kind: string;
  readonly isCurrent: boolean;
  readonly fact: InsightFact;
  readonly detectedAt: Date;
}

/** Insights of a person: current ones first, newest first. */
export async function listInsights(db: Db, personId: string): Promise<readonly InsightRow[]> {
  const rows = await db.many(sql<{ insight_id: string; kind: string; is_current: boolean; fact: InsightFact; detected_at: Date }>`
    select i.insight_id, i.kind, i.is_current, i.fact, i.detected_at from recommendation.insight as i
     where i.person_id = ${personId}
     order by i.is_current desc, i.fact ->> 'until' desc, i.kind`);
  return rows.map((row) => ({
    insightId: row.insight_id,
    kind: row.kind,
    isCurrent: row.is_current,
    fact: row.fact,
    detectedAt: row.detected_at,
  }));
}

export async function saveInsight(tx: Db, personId: string, insightId: string, fact: InsightFact, now: Date): Promise<void> {
  await tx.many(sql`
    insert into recommendation.insight as i (person_id, insight_id, kind, is_current, fact, detected_at, updated_at)
    values (${personId}, ${insightId}, ${fact.kind}, ${fact.isCurrent}, ${json(fact)}, ${now}, ${now})
    on conflict (person_id, insight_id) do update set is_current = excluded.is_current, fact = excluded.fact, updated_at = excluded.updated_at
     where (i.is_current, i.fact) is distinct from (excluded.is_current, excluded.fact)`);
}

/** What no longer holds becomes history; an episode that the data no longer shows at all goes. */
export async function endInsights(tx: Db, personId: string, kept: readonly string[], now: Date): Promise<void> {
  await tx.many(sql`
    update recommendation.insight as i set is_current = false, fact = jsonb_set(i.fact, '{isCurrent}', 'false'), updated_at = ${now}
     where i.person_id = ${personId} and i.is_current and not (i.insight_id = any(${[...kept]}::uuid[]))`);
}
