import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { json, prepared, sql, type Db } from '@aceso/kit';

export type EffectView = Output<typeof recommendation.operations.listEffects>['items'][number];

interface Raw {
  readonly content: EffectView;
}

/** Effects of a person, newest first; of one recommendation when it is named. */
export async function listEffects(db: Db, personId: string, recommendationId?: string): Promise<readonly EffectView[]> {
  const rows = await db.many(
    prepared(sql<Raw>`
    select e.content from recommendation.effect as e
     where e.person_id = ${personId} and (${recommendationId ?? null}::uuid is null or e.recommendation_id = ${recommendationId ?? null}::uuid)
     order by e.computed_at desc, e.after_days desc, e.recommendation_id`),
  );
  return rows.map(({ content }) => content);
}

/** Writes what was measured; a look is taken once. */
export async function saveEffect(tx: Db, personId: string, effect: EffectView, now: Date): Promise<void> {
  await tx.many(sql`
    insert into recommendation.effect (person_id, recommendation_id, after_days, content, computed_at)
    values (${personId}, ${effect.recommendationId}, ${effect.afterDays}, ${json(effect)}, ${now}) on conflict do nothing`);
}

/** Forgets what was measured of a recommendation: it begins anew. */
export async function clearEffects(tx: Db, personId: string, recommendationId: string): Promise<void> {
  await tx.many(sql`
    delete from recommendation.effect as e where e.person_id = ${personId} and e.recommendation_id = ${recommendationId}`);
}
