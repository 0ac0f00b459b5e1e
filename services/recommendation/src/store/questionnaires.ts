import { prepared, sql, type Db } from '@aceso/kit';
import type { Instrument } from '@aceso/guidelines/kit';

export interface AnswerRow {
  readonly answerId: string;
  readonly instrument: Instrument;
  readonly answeredOn: string;
  readonly answeredAt: Date;
  readonly answers: readonly number[] | undefined;
  readonly total: number;
  readonly redFlag: boolean;
}

/** Answers of a person, the newest first; of one questionnaire when it is named. Served by questionnaire_answer__answered_at. */
export async function listAnswers(db: Db, personId: string, instrument?: Instrument): Promise<readonly AnswerRow[]> {
  const rows = await db.many(
    prepared(sql<{
      answer_id: string;
      instrument: Instrument;
      answered_on: string;
      answered_at: Date;
      answers: readonly number[] | null;
      total: number;
      red_flag: boolean;
    }>`
    select a.answer_id, a.instrument, a.answered_on::text as answered_on, a.answered_at, a.answers, a.total, a.red_flag
      from recommendation.questionnaire_answer as a
     where a.person_id = ${personId} and (${instrument ?? null}::text is null or a.instrument = ${instrument ?? null})
     order by a.answered_at desc, a.answer_id desc`),
  );
  return rows.map((row) => ({
    answerId: row.answer_id,
    instrument: row.instrument,
    answeredOn: row.answered_on,
    answeredAt: row.answered_at,
    answers: row.answers ?? undefined,
    total: row.total,
    redFlag: row.red_flag,
  }));
}

export async function saveAnswer(tx: Db, personId: string, row: AnswerRow): Promise<void> {
  await tx.many(sql`
    insert into recommendation.questionnaire_answer (person_id, answer_id, instrument, answered_on, answered_at, answers, total, red_flag)
    values (${personId}, ${row.answerId}, ${row.instrument}, ${row.answeredOn}::date, ${row.answeredAt}, ${row.answers === undefined ? null : [...row.answers]}::int[], ${row.total}, ${row.redFlag})`);
}

export async function removeAnswer(tx: Db, personId: string, answerId: string): Promise<void> {
  await tx.many(sql`delete from recommendation.questionnaire_answer as a where a.person_id = ${personId} and a.answer_id = ${answerId}`);
}
