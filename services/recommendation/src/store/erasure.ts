import { ident, sql, type Db } from '@aceso/kit';
import { holdPerson } from './people.ts';

const TABLES = [
  'feature',
  'pending_change',
  'queue',
  'insight',
  'effect',
  'prompt',
  'trial_day',
  'trial',
  'recommendation',
  'muted_topic',
  'background',
  'circumstance',
  'questionnaire_answer',
  'questionnaire_reminder',
  'clinician_card',
  'model_consent',
  'model_use',
  'person',
] as const;

/** Removes every row of a person. Returns how many of each table. */
export async function eraseRows(tx: Db, personId: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  await holdPerson(tx, personId);
  for (const table of TABLES) {
    const row = await tx.one(sql<{ n: number }>`
      with gone as (delete from ${ident(`recommendation.${table}`)} as t where t.person_id = ${personId} returning 1) select count(*)::int as n from gone`);
    counts[table] = row?.n ?? 0;
  }
  return counts;
}
