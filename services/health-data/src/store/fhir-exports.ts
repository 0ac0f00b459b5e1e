import { json, sql, type Allowance, type Db } from '@aceso/kit';

/** One type of one person, with what the caller was allowed when the export began. */
export interface ExportPart {
  readonly personId: string;
  readonly type: string;
  readonly allowance: Allowance;
}

export interface ExportParameters {
  readonly parts: readonly ExportPart[];
  /** Conditions on when a resource was written. */
  readonly updated: readonly string[];
}

export interface ExportFile {
  readonly type: string;
  readonly name: string;
  readonly count: number;
}

export interface BulkExport {
  readonly exportId: string;
  readonly subject: string;
  readonly request: string;
  readonly parameters: ExportParameters;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  /** Parts that are written. */
  readonly done: number;
  readonly transactionAt: Date | undefined;
  readonly files: readonly ExportFile[];
  readonly expiresAt: Date;
}

export interface NewExport {
  readonly exportId: string;
  readonly subject: string;
  readonly request: string;
  readonly personIds: readonly string[];
  readonly parameters: ExportParameters;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertExport(tx: Db, given: NewExport): Promise<void> {
  await tx.many(sql`
    insert into health_data.fhir_export (export_id, subject, request, person_ids, parameters, status, created_at, expires_at)
    values (${given.exportId}, ${given.subject}, ${given.request}, ${[...given.personIds]}, ${json(given.parameters)}, 'waiting', ${given.createdAt}, ${given.expiresAt})`);
}

/** An export that has not expired. */
export async function findExport(db: Db, exportId: string, now: Date): Promise<BulkExport | undefined> {
  const row = await db.one(sql<{
    export_id: string;
    subject: string;
    request: string;
    parameters: ExportParameters;
    status: BulkExport['status'];
    done_parts: number;
    transaction_at: Date | null;
    files: readonly ExportFile[];
    expires_at: Date;
  }>`
    select e.export_id, e.subject, e.request, e.parameters, e.status, e.done_parts, e.transaction_at, e.files, e.expires_at
      from health_data.fhir_export as e
     where e.export_id = ${exportId} and e.expires_at > ${now}`);
  return (
    row && {
      exportId: row.export_id,
      subject: row.subject,
      request: row.request,
      parameters: row.parameters,
      status: row.status,
      done: row.done_parts,
      transactionAt: row.transaction_at ?? undefined,
      files: row.files,
      expiresAt: row.expires_at,
    }
  );
}

/** How many exports of an account are not done yet. */
export async function runningExports(db: Db, subject: string): Promise<number> {
  const row = await db.one(sql<{ n: number }>`
    select count(*)::int as n from health_data.fhir_export as e where e.subject = ${subject} and e.status in ('waiting', 'running')`);
  return row?.n ?? 0;
}

/** Which of some exports there are. */
export async function knownExports(db: Db, exportIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.many(sql<{ export_id: string }>`
    select e.export_id from health_data.fhir_export as e where e.export_id = any(${[...exportIds]}::uuid[])`);
  return new Set(rows.map((row) => row.export_id));
}

/** Whether there is any export, done or not. */
export const hasExports = async (db: Db): Promise<boolean> =>
  (await db.one(sql<{ one: number }>`select 1 as one from health_data.fhir_export as e limit 1`)) !== undefined;

/**
 * Begins an export, or begins it anew after a kill. The time before which everything is committed: whatever a transaction that is still
 * open writes carries a later one, and so is in the next export that asks for what is new since.
 */
export async function beginExport(db: Db, exportId: string): Promise<boolean> {
  const row = await db.one(sql<{ export_id: string }>`
    update health_data.fhir_export as e
       set status = 'running', done_parts = 0, files = '[]',
           transaction_at = least(now(), (select min(a.xact_start) from pg_stat_activity as a
                                           where a.datname = current_database() and a.usename = current_user and a.xact_start is not null))
     where e.export_id = ${exportId} and e.status <> 'done'
    returning e.export_id`);
  return row !== undefined;
}

/** Notes how many parts are written; false when the export has been cancelled or somebody in it was erased. */
export async function noteExport(db: Db, exportId: string, done: number): Promise<boolean> {
  const row = await db.one(sql<{ export_id: string }>`
    update health_data.fhir_export as e set done_parts = ${done} where e.export_id = ${exportId} returning e.export_id`);
  return row !== undefined;
}

/** Ends an export; false when it was taken away meanwhile. */
export async function endExport(db: Db, exportId: string, status: 'done' | 'failed', files: readonly ExportFile[]): Promise<boolean> {
  const row = await db.one(sql<{ export_id: string }>`
    update health_data.fhir_export as e set status = ${status}, files = ${json(files)} where e.export_id = ${exportId} returning e.export_id`);
  return row !== undefined;
}

/** Takes an export away. */
export async function deleteExport(db: Db, exportId: string): Promise<void> {
  await db.many(sql`delete from health_data.fhir_export as e where e.export_id = ${exportId}`);
}

/** Takes away what has expired. Returns the ids, whose files must go. */
export async function deleteExpiredExports(db: Db, now: Date): Promise<readonly string[]> {
  const rows = await db.many(sql<{ export_id: string }>`
    delete from health_data.fhir_export as e where e.expires_at <= ${now} returning e.export_id`);
  return rows.map((row) => row.export_id);
}

/** Takes away every export that holds something of a person. Returns the ids, whose files must go. */
export async function deleteExportsOf(tx: Db, personId: string): Promise<readonly string[]> {
  const rows = await tx.many(sql<{ export_id: string }>`
    delete from health_data.fhir_export as e where e.person_ids @> array[${personId}]::uuid[] returning e.export_id`);
  return rows.map((row) => row.export_id);
}
