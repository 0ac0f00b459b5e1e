import { ident, sql, type Db } from '@aceso/kit';

/** Tables that hold what the advisor knows of a person. Working copies and queues are not theirs to take along. */
const TABLES = [
  'person',
  'background',
  'circumstance',
  'questionnaire_answer',
  'questionnaire_reminder',
  'insight',
  'recommendation',
  'muted_topic',
  'effect',
  'prompt',
  'trial',
  'trial_day',
  'clinician_card',
] as const;

/** One row of what is kept, with the name of its table. */
export interface Kept {
  readonly table: string;
  readonly row: object;
}

/** Everything that the advisor keeps of a person, table by table. */
export async function keptOf(db: Db, personId: string): Promise<readonly Kept[]> {
  const all: Kept[] = [];
  for (const table of TABLES) {
    const rows = await db.many(
      sql<{ row: object }>`select to_jsonb(t) as row from ${ident(`recommendation.${table}`)} as t where t.person_id = ${personId}`,
    );
    all.push(...rows.map(({ row }) => ({ table, row })));
  }
  return all;
}
