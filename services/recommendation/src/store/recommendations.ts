import { json, prepared, sql, type Db } from '@aceso/kit';
import type { Content, ProofContent } from '../domain/compose.ts';
import type { Adherence } from '../domain/effects/adherence.ts';

export type Status = 'open' | 'accepted' | 'done' | 'declined' | 'later' | 'withdrawn' | 'expired';

export interface Feedback {
  readonly kind: string;
  readonly reason?: string;
  readonly at: string;
}

export interface RecommendationRow {
  readonly recommendationId: string;
  readonly guideline: string;
  readonly topic: string;
  readonly generation: number;
  readonly status: Status;
  readonly rank: number;
  readonly score: number;
  readonly content: Content & { readonly insightIds: readonly string[] };
  readonly proof: ProofContent & { readonly inputsFingerprint: string; readonly computedAt: string };
  readonly feedback: Feedback | undefined;
  readonly revisitOn: string | undefined;
  /** Day on which it was taken up. */
  readonly acceptedOn: string | undefined;
  readonly adherence: Adherence | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

interface Raw {
  readonly recommendation_id: string;
  readonly guideline: string;
  readonly topic: string;
  readonly generation: number;
  readonly status: Status;
  readonly rank: number;
  readonly score: number;
  readonly content: RecommendationRow['content'];
  readonly proof: RecommendationRow['proof'];
  readonly feedback: Feedback | null;
  readonly revisit_on: string | null;
  readonly accepted_on: string | null;
  readonly adherence: Adherence | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const rowOf = (raw: Raw): RecommendationRow => ({
  recommendationId: raw.recommendation_id,
  guideline: raw.guideline,
  topic: raw.topic,
  generation: raw.generation,
  status: raw.status,
  rank: raw.rank,
  score: raw.score,
  content: raw.content,
  proof: raw.proof,
  feedback: raw.feedback ?? undefined,
  revisitOn: raw.revisit_on ?? undefined,
  acceptedOn: raw.accepted_on ?? undefined,
  adherence: raw.adherence ?? undefined,
  createdAt: raw.created_at,
  updatedAt: raw.updated_at,
});

/** All recommendations of a person, urgent and best ranked first. */
export async function listRecommendations(db: Db, personId: string, status: Status | undefined): Promise<readonly RecommendationRow[]> {
  const rows = await db.many(
    prepared(sql<Raw>`
    select r.recommendation_id, r.guideline, r.topic, r.generation, r.status, r.rank, r.score, r.content, r.proof, r.feedback, r.revisit_on::text as revisit_on, r.accepted_on::text as accepted_on, r.adherence, r.created_at, r.updated_at
      from recommendation.recommendation as r
     where r.person_id = ${personId} and (${status ?? null}::text is null or r.status = ${status ?? null})
     order by r.status <> 'open', r.rank, r.updated_at desc, r.guideline`),
  );
  return rows.map(rowOf);
}

export async function findRecommendation(db: Db, personId: string, recommendationId: string): Promise<RecommendationRow | undefined> {
  const raw = await db.one(sql<Raw>`
    select r.recommendation_id, r.guideline, r.topic, r.generation, r.status, r.rank, r.score, r.content, r.proof, r.feedback, r.revisit_on::text as revisit_on, r.accepted_on::text as accepted_on, r.adherence, r.created_at, r.updated_at
      from recommendation.recommendation as r where r.person_id = ${personId} and r.recommendation_id = ${recommendationId}`);
  return raw && rowOf(raw);
}

export interface ToSave {
  readonly recommendationId: string;
  readonly guideline: string;
  readonly topic: string;
  readonly generation: number;
  readonly status: Status;
  readonly urgency: string;
  readonly rank: number;
  readonly score: number;
  readonly content: RecommendationRow['content'];
  readonly proof: RecommendationRow['proof'];
}

/** Writes a recommendation, new or anew. */
export async function saveRecommendation(tx: Db, personId: string, row: ToSave, now: Date): Promise<void> {
  await tx.many(
    prepared(sql`
    insert into recommendation.recommendation as r (person_id, recommendation_id, guideline, topic, generation, status, urgency, rank, score, content, proof, created_at, updated_at)
    values (${personId}, ${row.recommendationId}, ${row.guideline}, ${row.topic}, ${row.generation}, ${row.status}, ${row.urgency}, ${row.rank}, ${row.score}, ${json(row.content)}, ${json(row.proof)}, ${now}, ${now})
    on conflict (person_id, recommendation_id) do update
       set status = excluded.status, rank = excluded.rank, score = excluded.score, content = excluded.content, proof = excluded.proof, updated_at = excluded.updated_at`),
  );
}

export async function setStatus(
  tx: Db,
  personId: string,
  recommendationId: string,
  status: Status,
  change: { readonly feedback?: Feedback; readonly revisitOn?: string | undefined; readonly acceptedOn?: string; readonly now: Date },
): Promise<void> {
  await tx.many(
    prepared(sql`
    update recommendation.recommendation as r
       set status = ${status}, feedback = coalesce(${change.feedback === undefined ? null : json(change.feedback)}::jsonb, r.feedback), revisit_on = ${change.revisitOn ?? null}::date, accepted_on = coalesce(${change.acceptedOn ?? null}::date, r.accepted_on), updated_at = ${change.now}
     where r.person_id = ${personId} and r.recommendation_id = ${recommendationId}`),
  );
}

/** Notes how far the data show that a recommendation is followed; it does not count as a change of what is said. */
export async function saveAdherence(tx: Db, personId: string, recommendationId: string, adherence: Adherence): Promise<void> {
  await tx.many(sql`
    update recommendation.recommendation as r set adherence = ${json(adherence)} where r.person_id = ${personId} and r.recommendation_id = ${recommendationId}`);
}

export async function mutedTopics(db: Db, personId: string): Promise<ReadonlySet<string>> {
  return new Set(
    (
      await db.many(prepared(sql<{ topic: string }>`select m.topic from recommendation.muted_topic as m where m.person_id = ${personId}`))
    ).map(({ topic }) => topic),
  );
}

export async function muteTopic(tx: Db, personId: string, topic: string, now: Date): Promise<void> {
  await tx.many(
    sql`insert into recommendation.muted_topic (person_id, topic, muted_at) values (${personId}, ${topic}, ${now}) on conflict do nothing`,
  );
}

export async function unmuteTopic(tx: Db, personId: string, topic: string): Promise<void> {
  await tx.many(sql`delete from recommendation.muted_topic as m where m.person_id = ${personId} and m.topic = ${topic}`);
}
