import pg from 'pg';
import type { Cluster } from './cluster.ts';

const OLDEST = 150_000;

/** An existing server (`ACESO_DATABASE_URL`); says what is missing instead of failing later. */
export async function externalCluster(url: string): Promise<Cluster> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'aceso check' });
  client.on('error', () => {}); // reported by the statement below
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`ACESO_DATABASE_URL: the database cannot be reached: ${(cause as Error).message}`);
  }
  try {
    const { rows } = await client.query<{ number: number; version: string; roles: boolean; schemas: boolean; database: string }>(`
      select current_setting('server_version_num')::int as number,
             split_part(current_setting('server_version'), ' ', 1) as version,
             (select r.rolcreaterole or r.rolsuper from pg_roles as r where r.rolname = current_user) as roles,
             has_database_privilege(current_database(), 'create') as schemas,
             current_database() as database`);
    const found = rows[0];
    if (found === undefined) throw new Error('ACESO_DATABASE_URL: the server does not answer as PostgreSQL does');
    if (found.number < OLDEST) throw new Error(`ACESO_DATABASE_URL: PostgreSQL ${found.version} is too old; Aceso needs 15 or newer`);
    if (!found.roles) throw new Error('ACESO_DATABASE_URL: its user may not create roles; give it CREATEROLE');
    if (!found.schemas)
      throw new Error(`ACESO_DATABASE_URL: its user may not create schemas; grant it CREATE on database ${found.database}`);
    return { adminUrl: url, version: found.version, announce: () => {}, stop: async () => {} };
  } finally {
    await client.end();
  }
}
