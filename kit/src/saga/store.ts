import { ident, json, sql, type Db } from '../sql/sql.ts';
import type { SagaStatus } from './saga.ts';

export interface SagaRow {
  readonly id: string;
  readonly kind: string;
  readonly status: SagaStatus['status'];
  readonly step: number;
  readonly attempt: number;
  readonly state: Record<string, unknown>;
  readonly reason: string | null;
  readonly run_at: Date;
  readonly deadline: Date;
}

export interface NewSaga {
  readonly id: string;
  readonly kind: string;
  readonly state: object;
  readonly now: Date;
  readonly deadline: Date;
}

const table = (schema: string): unknown => ident(`${schema}.saga`);

/** A saga that is started twice under one id is one saga. */
export async function insertSaga(tx: Db, schema: string, saga: NewSaga): Promise<void> {
  await tx.many(sql`
    insert into ${table(schema)} (id, kind, status, step, attempt, state, run_at, deadline, started_at)
    values (${saga.id}, ${saga.kind}, 'running', 0, 0, ${json(saga.state)}, ${saga.now}, ${saga.deadline}, ${saga.now})
    on conflict (id) do nothing`);
}

export async function readSaga(db: Db, schema: string, id: string): Promise<SagaRow | undefined> {
  return db.one(sql<SagaRow>`
    select s.id, s.kind, s.status, s.step, s.attempt, s.state, s.reason, s.run_at, s.deadline
      from ${table(schema)} as s
     where s.id = ${id}`);
}

/** Sagas that have something to do, the next due first. Served by saga__run_at. */
export async function openSagas(
  db: Db,
  schema: string,
  kinds: readonly string[],
  limit: number,
): Promise<readonly { readonly id: string; readonly run_at: Date }[]> {
  return db.many(sql<{ id: string; run_at: Date }>`
    select s.id, s.run_at
      from ${table(schema)} as s
     where s.status in ('running', 'undoing') and s.kind = any(${kinds}::text[])
     order by s.run_at
     limit ${limit}`);
}

/** A stuck saga goes on undoing; false when it is not stuck. */
export async function unstick(db: Db, schema: string, id: string, now: Date): Promise<boolean> {
  const row = await db.one(sql`
    update ${table(schema)} as s set status = 'undoing', attempt = 0, run_at = ${now}
     where s.id = ${id} and s.status = 'stuck' returning s.id`);
  return row !== undefined;
}

export async function saveSaga(tx: Db, schema: string, row: SagaRow, now: Date): Promise<void> {
  const ended = row.status === 'done' || row.status === 'undone' ? now : null;
  await tx.many(sql`
    update ${table(schema)} as s
       set status = ${row.status}, step = ${row.step}, attempt = ${row.attempt}, state = ${json(row.state)}, reason = ${row.reason},
           run_at = ${row.run_at}, ended_at = ${ended}
     where s.id = ${row.id}`);
}

/**
 * Takes a saga for this transaction unless another replica has it. The lock gives the transaction no number, so that a step
 * which calls other services for seconds holds back nobody who reads the event log.
 */
export async function takeSaga(tx: Db, schema: string, id: string): Promise<boolean> {
  const row = await tx.one(
    sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtext(${`aceso:saga:${schema}`}), hashtext(${id})) as mine`,
  );
  return row?.mine === true;
}
