import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { sql, type Db } from '@aceso/kit';
import type { Purpose } from '../domain/consent.ts';

type ConsentOut = Output<typeof users.operations.decideConsent>;
interface Row {
  readonly purpose: Purpose;
  readonly granted: boolean;
  readonly text_version: number;
  readonly decided_at: Date;
}

/** The decision in force for each purpose that was decided at all. Served by the primary key. */
export async function consentsOf(db: Db, personId: string): Promise<ConsentOut[]> {
  const rows = await db.many(sql<Row>`
    select distinct on (c.purpose) c.purpose, c.granted, c.text_version, c.decided_at
      from users.consent_decision as c
     where c.person_id = ${personId}
     order by c.purpose, c.decided_at desc`);
  return rows.map((row) => ({
    purpose: row.purpose,
    granted: row.granted,
    textVersion: row.text_version,
    decidedAt: row.decided_at.toISOString(),
  }));
}

/** Adds a decision; the same one at the same instant is one row. */
export async function insertDecision(db: Db, personId: string, consent: ConsentOut): Promise<void> {
  await db.many(sql`
    insert into users.consent_decision (person_id, purpose, decided_at, granted, text_version)
    values (${personId}, ${consent.purpose}, ${new Date(consent.decidedAt)}, ${consent.granted}, ${consent.textVersion})
    on conflict (person_id, purpose, decided_at) do update set granted = excluded.granted, text_version = excluded.text_version`);
}
