import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { json, sql, type Db } from '@aceso/kit';
import { NOTHING_TOLD } from './background.ts';

type RiskMedicine = Input<typeof recommendation.operations.setRiskMedicines>['body']['medicines'][number];
type RiskFactors = Input<typeof recommendation.operations.setRiskFactors>['body'];

/** What a person told of what only risk equations ask for. */
export interface RiskBackground {
  /** Undefined when they never said. */
  readonly medicines: readonly RiskMedicine[] | undefined;
  readonly factors: RiskFactors;
}

export async function findRiskBackground(db: Db, personId: string): Promise<RiskBackground> {
  const row = await db.one(
    sql<{
      medicines: readonly RiskMedicine[] | null;
      risk_factors: RiskFactors | null;
    }>`select b.medicines, b.risk_factors from recommendation.background as b where b.person_id = ${personId}`,
  );
  return { medicines: row?.medicines ?? undefined, factors: row?.risk_factors ?? {} };
}

export async function saveRiskMedicines(tx: Db, personId: string, medicines: readonly RiskMedicine[], now: Date): Promise<void> {
  await tx.many(sql`
    insert into recommendation.background as b (person_id, content, medicines, updated_at)
    values (${personId}, ${json(NOTHING_TOLD)}, ${[...medicines]}::text[], ${now})
    on conflict (person_id) do update set medicines = excluded.medicines, updated_at = excluded.updated_at`);
}

export async function saveRiskFactors(tx: Db, personId: string, factors: RiskFactors, now: Date): Promise<void> {
  await tx.many(sql`
    insert into recommendation.background as b (person_id, content, risk_factors, updated_at)
    values (${personId}, ${json(NOTHING_TOLD)}, ${json(factors)}, ${now})
    on conflict (person_id) do update set risk_factors = excluded.risk_factors, updated_at = excluded.updated_at`);
}
