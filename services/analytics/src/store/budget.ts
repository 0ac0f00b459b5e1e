import { json, sql, type Db } from '@aceso/kit';

export interface Debit {
  readonly queryId: string;
  readonly year: number;
  readonly epsilonMicros: number;
  readonly subject: string;
  readonly at: Date;
}

/** Debits wait for one another, so that the limit is never passed by two at once. */
export async function lockBudget(tx: Db): Promise<void> {
  await tx.many(sql`select pg_advisory_xact_lock(hashtext('aceso:analytics:budget'))`);
}

/** Millionths of ε spent in a calendar year. Served by debit__year. */
export async function spentIn(db: Db, year: number): Promise<number> {
  const row = await db.one(sql<{ micros: number }>`
    select coalesce(sum(d.epsilon_micros), 0)::bigint as micros from analytics.debit as d where d.year = ${year}`);
  return row?.micros ?? 0;
}

export async function isDebited(db: Db, queryId: string): Promise<boolean> {
  return (await db.one(sql`select 1 as paid from analytics.debit as d where d.query_id = ${queryId}`)) !== undefined;
}

export async function insertDebit(tx: Db, debit: Debit): Promise<void> {
  await tx.many(sql`
    insert into analytics.debit (query_id, year, epsilon_micros, subject, at)
    values (${debit.queryId}, ${debit.year}, ${debit.epsilonMicros}, ${debit.subject}, ${debit.at})`);
}

const ENTRIES = 1000;

/** Debits of a year, newest first. Served by debit__year. */
export async function debitsIn(db: Db, year: number): Promise<readonly Debit[]> {
  const rows = await db.many(sql<{ query_id: string; year: number; epsilon_micros: number; subject: string; at: Date }>`
    select d.query_id, d.year, d.epsilon_micros, d.subject, d.at
      from analytics.debit as d
     where d.year = ${year}
     order by d.at desc
     limit ${ENTRIES}`);
  return rows.map((row) => ({
    queryId: row.query_id,
    year: row.year,
    epsilonMicros: row.epsilon_micros,
    subject: row.subject,
    at: row.at,
  }));
}

/** The answer that was given to a question; its shape is the caller's word. */
export async function findAnswer<T>(db: Db, queryId: string): Promise<T | undefined> {
  return (await db.one(sql<{ answer: T }>`select a.answer from analytics.answer as a where a.query_id = ${queryId}`))?.answer;
}

/** Keeps an answer unless there is one: of two that were computed at once only the first is ever given. */
export async function keepAnswer(db: Db, queryId: string, answer: unknown): Promise<void> {
  await db.many(sql`
    insert into analytics.answer (query_id, answer) values (${queryId}, ${json(answer)}) on conflict (query_id) do nothing`);
}
