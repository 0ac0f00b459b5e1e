import { join } from 'node:path';
import pg from 'pg';
import { admit, ensureRoles, ensureSchemas, resetPassword, roleOf, schemaOf } from './roles.ts';
import { migrate } from './migrate.ts';

export interface ServiceStore {
  readonly name: string;
  /** Folder with the service's `NNNN-name.sql`. */
  readonly migrations?: string;
}

export interface PrepareOptions {
  /** May create roles and schemas in the database that it names. */
  readonly adminUrl: string;
  readonly services: readonly ServiceStore[];
  /** Derived from the installation's secret, so that it need not be kept. */
  readonly passwordOf: (service: string) => string;
}

const MIGRATIONS = join(import.meta.dirname, '../../migrations');
/** The relay writes events of other databases; it has a role and a schema as if it were a service. */
export const RELAY = 'relay';

/** Address of the database with the login role of a service. */
export function urlOf(adminUrl: string, service: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = roleOf(service);
  url.password = encodeURIComponent(password);
  return url.toString();
}

/** Makes roles, schemas, the event log and all tables of the services; finds out quickly when all is there. Safe to run at any start. */
export async function prepareDatabase({ adminUrl, services, passwordOf }: PrepareOptions): Promise<void> {
  const names = [...services.map((service) => service.name), RELAY];
  await withClient(adminUrl, async (admin) => {
    const here = (await admin.query<{ name: string }>('select current_database() as name')).rows[0];
    await ensureRoles(admin, names, passwordOf);
    if (await missing(admin, names)) {
      // Two programs that prepare one database at once: the second waits, then finds everything done.
      await admin.query("select pg_advisory_lock(hashtextextended('aceso:prepare', 0))");
      await admit(admin, here?.name ?? '', names);
      await ensureSchemas(admin, names);
      await admin.query('create schema if not exists events');
    }
    await migrate({ client: admin, schema: 'events', series: 'kit', folder: join(MIGRATIONS, 'events') });
  });
  await Promise.all(
    [...services, { name: RELAY, migrations: join(MIGRATIONS, 'relay') }].map((service) =>
      prepareService(adminUrl, service, passwordOf(service.name)),
    ),
  );
}

async function missing(admin: pg.ClientBase, names: readonly string[]): Promise<boolean> {
  const wanted = [...names.flatMap((name) => [schemaOf(name), `${schemaOf(name)}_jobs`]), 'events'];
  const { rows } = await admin.query<{ n: number }>('select count(*)::int as n from pg_namespace where nspname = any($1)', [wanted]);
  return rows[0]?.n !== wanted.length;
}

async function prepareService(adminUrl: string, service: ServiceStore, password: string): Promise<void> {
  const url = urlOf(adminUrl, service.name, password);
  const schema = schemaOf(service.name);
  const run = (): Promise<void> =>
    withClient(url, async (client) => {
      await migrate({ client, schema, series: 'kit', folder: join(MIGRATIONS, 'service') });
      if (service.migrations !== undefined) await migrate({ client, schema, series: 'service', folder: service.migrations });
    });
  try {
    await run();
  } catch (cause) {
    if ((cause as { code?: string }).code !== '28P01') throw cause; // SQLSTATE: password refused
    await withClient(adminUrl, (admin) => resetPassword(admin, service.name, password));
    await run();
  }
}

/** One connection for the length of `act`. */
export async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'aceso prepare' });
  client.on('error', () => {}); // reported by the statement that needs the connection
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
