import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { prepareDatabase, type ServiceStore } from '../sql/prepare.ts';

/** Password of a service's role on a test server. */
export const testPassword = (service: string): string => `test-${service}`;

/** The same server, another database. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

const KIT_MIGRATIONS = join(import.meta.dirname, '../../migrations');

interface TemplateDeps {
  readonly adminUrl: string;
  readonly admin: pg.ClientBase;
  readonly templates: Map<string, Promise<string>>;
}

/** Name of a database with these services migrated and empty; made at first use and shared by all test processes of the server. */
export function templateFor(deps: TemplateDeps, services: readonly ServiceStore[]): Promise<string> {
  const name = `aceso_template_${fingerprint(services)}`;
  const made = deps.templates.get(name) ?? make(deps, name, services);
  deps.templates.set(name, made);
  return made;
}

async function make({ adminUrl, admin }: TemplateDeps, name: string, services: readonly ServiceStore[]): Promise<string> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 1) return name;
  const half = `${name}_${process.pid}`;
  await admin.query(`drop database if exists ${half} with (force)`);
  await admin.query(`create database ${half} strategy file_copy`);
  try {
    await prepareDatabase({ adminUrl: databaseUrl(adminUrl, half), services, passwordOf: testPassword });
  } catch (cause) {
    await admin.query(`drop database ${half} with (force)`);
    throw cause;
  }
  // Complete or absent: the name appears only now. Another process may have been faster.
  await admin.query(`alter database ${half} rename to ${name}`).catch(async (cause: Error & { code?: string }) => {
    if (cause.code !== '42P04') throw cause;
    await admin.query(`drop database ${half} with (force)`);
  });
  return name;
}

function fingerprint(services: readonly ServiceStore[]): string {
  const hash = createHash('sha256');
  const add = (folder: string): void => {
    for (const file of globSync(`${folder}/*.sql`).toSorted()) hash.update(file).update(readFileSync(file));
  };
  add(join(KIT_MIGRATIONS, 'events'));
  add(join(KIT_MIGRATIONS, 'service'));
  add(join(KIT_MIGRATIONS, 'relay'));
  for (const service of services.toSorted((a, b) => a.name.localeCompare(b.name))) {
    hash.update(`/${service.name}/`);
    if (service.migrations !== undefined) add(service.migrations);
  }
  return hash.digest('hex').slice(0, 16);
}
