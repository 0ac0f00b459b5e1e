import { sql, type Db } from '@aceso/kit';

export interface ShownCard {
  readonly cardId: string;
  readonly recommendationId: string | undefined;
  readonly insightId: string | undefined;
}

export interface ClinicianCardRow {
  readonly card_id: string;
  readonly system: string;
  readonly recommendation_id: string | null;
  readonly insight_id: string | null;
  readonly shown_at: Date;
  readonly outcome: 'accepted' | 'overridden' | null;
  readonly reason: string | null;
  readonly answered_at: Date | null;
}

const KEPT_MS = 366 * 86_400_000;

/** Notes which cards a system is shown, and forgets those of more than a year ago. Served by index clinician_card__shown_at. */
export async function saveShown(
  tx: Db,
  to: { readonly personId: string; readonly issuer: string; readonly system: string },
  cards: readonly ShownCard[],
  now: Date,
): Promise<void> {
  const of = <T>(take: (card: ShownCard) => T): T[] => cards.map(take);
  await tx.many(sql`delete from recommendation.clinician_card as c where c.shown_at < ${new Date(now.getTime() - KEPT_MS)}`);
  await tx.many(sql`
    insert into recommendation.clinician_card (card_id, person_id, issuer, system, recommendation_id, insight_id, shown_at)
    select w.card_id, ${to.personId}::uuid, ${to.issuer}, ${to.system}, w.recommendation_id, w.insight_id, ${now}
      from unnest(${of(({ cardId }) => cardId)}::uuid[], ${of(({ recommendationId }) => recommendationId ?? null)}::uuid[], ${of(({ insightId }) => insightId ?? null)}::uuid[])
           as w(card_id, recommendation_id, insight_id)`);
}

export interface CardFeedback {
  readonly cardId: string;
  readonly outcome: 'accepted' | 'overridden';
  readonly reason: string | undefined;
  readonly at: Date;
}

/** Keeps what became of a card that this system was shown; of any other nothing is kept. The newest word stays. */
export async function saveFeedback(tx: Db, issuer: string, { cardId, outcome, reason, at }: CardFeedback): Promise<void> {
  await tx.many(sql`
    update recommendation.clinician_card as c set outcome = ${outcome}, reason = ${reason ?? null}, answered_at = ${at}
     where c.card_id = ${cardId} and c.issuer = ${issuer} and (c.answered_at is null or c.answered_at <= ${at})`);
}

/** Cards of a person, newest first. Served by index clinician_card__person_id. */
export async function clinicianCards(db: Db, personId: string, most: number): Promise<readonly ClinicianCardRow[]> {
  return await db.many(sql<ClinicianCardRow>`
    select c.card_id, c.system, c.recommendation_id, c.insight_id, c.shown_at, c.outcome, c.reason, c.answered_at
      from recommendation.clinician_card as c
     where c.person_id = ${personId}
     order by c.shown_at desc, c.card_id
     limit ${most}`);
}

/** True for the first use of a token. Those that have run out are forgotten. Served by index used_assertion__expires_at. */
export async function useAssertion(db: Db, issuer: string, tokenId: string, expiresAt: Date, now: Date): Promise<boolean> {
  await db.many(sql`delete from recommendation.used_assertion as u where u.expires_at < ${now}`);
  const row = await db.one(sql<{ token_id: string }>`
    insert into recommendation.used_assertion (issuer, token_id, expires_at) values (${issuer}, ${tokenId}, ${expiresAt})
    on conflict do nothing
    returning token_id`);
  return row !== undefined;
}
