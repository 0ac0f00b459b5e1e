import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { sql, type Db } from '@aceso/kit';

export type ModelRef = NonNullable<Output<typeof recommendation.operations.getModel>['model']>;

export interface ModelDecision {
  readonly agreed: boolean;
  readonly model: ModelRef;
  readonly textVersion: number;
  readonly decidedAt: Date;
}
interface Raw {
  readonly agreed: boolean;
  readonly provider: ModelRef['provider'];
  readonly model: string;
  readonly host: string;
  readonly text_version: number;
  readonly decided_at: Date;
}

/** What the person decided last; undefined when never asked. Served by the primary key. */
export async function lastModelDecision(db: Db, personId: string): Promise<ModelDecision | undefined> {
  const row = await db.one(sql<Raw>`
    select c.agreed, c.provider, c.model, c.host, c.text_version, c.decided_at
      from recommendation.model_consent as c
     where c.person_id = ${personId}
     order by c.decided_at desc
     limit 1`);
  return (
    row && {
      agreed: row.agreed,
      model: { provider: row.provider, name: row.model, host: row.host },
      textVersion: row.text_version,
      decidedAt: row.decided_at,
    }
  );
}

/** Adds a decision; of two at the same instant the later one counts. */
export async function insertModelDecision(
  db: Db,
  personId: string,
  { agreed, model, textVersion, decidedAt }: ModelDecision,
): Promise<void> {
  await db.many(sql`
    insert into recommendation.model_consent (person_id, decided_at, agreed, provider, model, host, text_version)
    values (${personId}, ${decidedAt}, ${agreed}, ${model.provider}, ${model.name}, ${model.host}, ${textVersion})
    on conflict (person_id, decided_at) do update
       set agreed = excluded.agreed, provider = excluded.provider, model = excluded.model, host = excluded.host, text_version = excluded.text_version`);
}
