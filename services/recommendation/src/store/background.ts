import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { json, prepared, sql, type Db } from '@aceso/kit';

export type Background = Readonly<Input<typeof recommendation.operations.setBackground>['body']>;

export const NOTHING_TOLD: Background = { conditions: [], questionnaires: [] };

/** What a person told of themselves; nothing when they never did. */
export async function findBackground(db: Db, personId: string): Promise<Background> {
  const row = await db.one(
    prepared(sql<{ content: Background }>`select b.content from recommendation.background as b where b.person_id = ${personId}`),
  );
  return row?.content ?? NOTHING_TOLD;
}

export async function saveBackground(tx: Db, personId: string, content: Background, now: Date): Promise<void> {
  await tx.many(sql`
    insert into recommendation.background as b (person_id, content, updated_at) values (${personId}, ${json(content)}, ${now})
    on conflict (person_id) do update set content = excluded.content, updated_at = excluded.updated_at`);
}
