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

export type RiskMedicine = Input<typeof recommendation.operations.setRiskMedicines>['body']['medicines'][number];

/** Medicines of what risk equations ask for; undefined when the person never said. */
export async function findRiskMedicines(db: Db, personId: string): Promise<readonly RiskMedicine[] | undefined> {
  const row = await db.one(
    sql<{
      medicines: readonly RiskMedicine[] | null;
    }>`select b.medicines from recommendation.background as b where b.person_id = ${personId}`,
  );
  return row?.medicines ?? undefined;
}

export async function saveRiskMedicines(tx: Db, personId: string, medicines: readonly RiskMedicine[], now: Date): Promise<void> {
  await tx.many(sql`
    insert into recommendation.background as b (person_id, content, medicines, updated_at)
    values (${personId}, ${json(NOTHING_TOLD)}, ${[...medicines]}::text[], ${now})
    on conflict (person_id) do update set medicines = excluded.medicines, updated_at = excluded.updated_at`);
}
