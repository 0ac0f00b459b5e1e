import type { InsightFact } from '@aceso/guidelines/kit';
import { prepared, sql, type Db } from '@aceso/kit';

export interface InsightRow {
  readonly insightId: string;
  readonly kind: string;
  readonly isCurrent: boolean;
  /** Found in the past, not told while it went on. */
  readonly isEpisode: boolean;
  readonly fact: InsightFact;
  readonly detectedAt: Date;
  readonly updatedAt: Date;
}

interface Raw {
  readonly insight_id: string;
  readonly kind: string;
  readonly is_current: boolean;
  readonly is_episode: boolean;
  readonly fact: InsightFact;
  readonly detected_at: Date;
  readonly updated_at: Date;
}

const rowOf = (raw: Raw): InsightRow => ({
  insightId: raw.insight_id,
  kind: raw.kind,
  isCurrent: raw.is_current,
  isEpisode: raw.is_episode,
  fact: raw.fact,
  detectedAt: raw.detected_at,
  updatedAt: raw.updated_at,
});

/** Insights of a person: current ones first, newest first. */
export async function listInsights(db: Db, personId: string): Promise<readonly InsightRow[]> {
  const rows = await db.many(
    prepared(sql<Raw>`
    select i.insight_id, i.kind, i.is_current, i.is_episode, i.fact, i.detected_at, i.updated_at from recommendation.insight as i
     where i.person_id = ${personId}
     order by i.is_current desc, i.fact ->> 'until' desc, i.kind`),
  );
  return rows.map(rowOf);
}

/** An insight with its id. */
export interface InsightToSave {
  readonly insightId: string;
  readonly fact: InsightFact;
}

/** Writes insights; those that say the same as before stay untouched. */
export async function saveInsights(tx: Db, personId: string, insights: readonly InsightToSave[], now: Date): Promise<void> {
  if (insights.length === 0) return;
  const of = <T>(take: (insight: InsightToSave) => T): T[] => insights.map(take);
  await tx.many(
    prepared(sql`
    insert into recommendation.insight as i (person_id, insight_id, kind, is_current, is_episode, fact, detected_at, updated_at)
    select ${personId}::uuid, w.insight_id, w.kind, w.is_current, not w.is_current, w.fact::jsonb, ${now}, ${now}
      from unnest(${of(({ insightId }) => insightId)}::uuid[], ${of(({ fact }) => fact.kind)}::text[], ${of(({ fact }) => fact.isCurrent)}::boolean[], ${of(({ fact }) => JSON.stringify(fact))}::text[])
           as w(insight_id, kind, is_current, fact)
    on conflict (person_id, insight_id) do update
       set is_current = excluded.is_current, is_episode = excluded.is_episode, fact = excluded.fact, updated_at = excluded.updated_at
     where (i.is_current, i.is_episode, i.fact) is distinct from (excluded.is_current, excluded.is_episode, excluded.fact)`),
  );
}

/** What no longer holds becomes history. */
export async function endInsights(tx: Db, personId: string, insightIds: readonly string[], now: Date): Promise<void> {
  if (insightIds.length === 0) return;
  await tx.many(
    prepared(sql`
    update recommendation.insight as i set is_current = false, fact = jsonb_set(i.fact, '{isCurrent}', 'false'), updated_at = ${now}
     where i.person_id = ${personId} and i.insight_id = any(${[...insightIds]}::uuid[])`),
  );
}

/** Episodes that the data no longer shows at all. */
export async function forgetEpisodes(tx: Db, personId: string, insightIds: readonly string[]): Promise<void> {
  if (insightIds.length === 0) return;
  await tx.many(
    prepared(
      sql`delete from recommendation.insight as i where i.person_id = ${personId} and i.insight_id = any(${[...insightIds]}::uuid[])`,
    ),
  );
}

/** One insight of a person. */
export async function findInsight(db: Db, personId: string, insightId: string): Promise<InsightRow | undefined> {
  const raw = await db.one(sql<Raw>`
    select i.insight_id, i.kind, i.is_current, i.is_episode, i.fact, i.detected_at, i.updated_at from recommendation.insight as i
     where i.person_id = ${personId} and i.insight_id = ${insightId}`);
  return raw && rowOf(raw);
}
