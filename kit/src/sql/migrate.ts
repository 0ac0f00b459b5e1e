import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

export interface MigrateOptions {
  /** Connected as the owner of the schema. */
  readonly client: pg.ClientBase;
  readonly schema: string;
  /** Name of the series in the ledger: a schema holds the kit's tables and the service's own. */
  readonly series: string;
  readonly folder: string;
}

const FILE = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** Applies what is new in `folder`, in order and in one transaction. A file that was changed after it ran is an error. Returns how many ran. */
export async function migrate({ client, schema, series, folder }: MigrateOptions): Promise<number> {
  const files = await readMigrations(folder, schema);
  const ledger = `${schema}.migration`;
  if (await upToDate(client, ledger, series, files)) return 0;
  await client.query('begin');
  try {
    // Two programs that start at once: the second waits, then finds everything done.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`aceso:migrate:${schema}`]);
    await client.query(`create table if not exists ${ledger} (
      series text not null, number int not null, name text not null, checksum text not null, applied_at timestamptz not null default now(),
      primary key (series, number))`);
    const applied = await appliedIn(client, ledger, series, files);
    const fresh = files.filter((file) => !applied.has(file.number));
    for (const file of fresh) {
      await client.query(file.text).catch((cause: Error) => {
        throw new Error(`${schema}: migration ${file.name} failed: ${cause.message}`, { cause });
      });
      await client.query(`insert into ${ledger} (series, number, name, checksum) values ($1, $2, $3, $4)`, [
        series,
        file.number,
        file.name,
        file.checksum,
      ]);
    }
    await client.query('commit');
    return fresh.length;
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  }
}

async function upToDate(client: pg.ClientBase, ledger: string, series: string, files: readonly Migration[]): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>('select to_regclass($1) is not null as present', [ledger]);
  return rows[0]?.present === true && (await appliedIn(client, ledger, series, files)).size >= files.length;
}

async function appliedIn(client: pg.ClientBase, ledger: string, series: string, files: readonly Migration[]): Promise<Set<number>> {
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    `select number, name, checksum from ${ledger} where series = $1`,
    [series],
  );
  const known = new Map(files.map((file) => [file.number, file]));
  for (const row of rows) {
    const file = known.get(row.number);
    // A newer release has been here: its tables stay, for code must run before, during and after a migration.
    if (file === undefined) continue;
    if (file.checksum !== row.checksum) {
      throw new Error(`${ledger}: ${row.name} was changed after it had been applied; write a new migration instead`);
    }
  }
  return new Set(rows.map((row) => row.number).filter((number) => known.has(number)));
}

async function readMigrations(folder: string, schema: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const files = await Promise.all(
    names.map(async (name): Promise<Migration> => {
      const number = FILE.exec(name)?.[1];
      if (number === undefined) throw new Error(`${join(folder, name)}: a migration is named NNNN-name.sql`);
      const text = await readFile(join(folder, name), 'utf8');
      return {
        number: Number(number),
        name,
        checksum: createHash('sha256').update(text).digest('hex'),
        text: text.replaceAll(':schema.', `${schema}.`),
      };
    }),
  );
  files.forEach((file, i) => {
    if (files[i + 1]?.number === file.number) throw new Error(`${folder}: two migrations have the number ${file.number}`);
  });
  return files;
}
