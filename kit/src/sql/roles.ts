import type pg from 'pg';

/** Schema of a service: its name with `-` as `_`. */
export function schemaOf(service: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(service)) throw new Error(`not a service name: ${service}`);
  return service.replaceAll('-', '_');
}

/** Login role of a service. */
export const roleOf = (service: string): string => `aceso_${schemaOf(service)}`;
/** Schema of the service's job queues; the queue library keeps it. */
export const jobsSchemaOf = (service: string): string => `${schemaOf(service)}_jobs`;

/** PostgreSQL reports a role that another program creates or alters at the same moment in these ways. */
const RACES = new Set(['42710', '23505', 'XX000']);
const MAX_RACES = 20;

/** Creates the login roles that are missing. Roles belong to the whole server, so several programs may try at once. */
export async function ensureRoles(
  admin: pg.ClientBase,
  services: readonly string[],
  passwordOf: (service: string) => string,
): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [services.map(roleOf)]);
  const present = new Set(rows.map((row) => row.rolname));
  for (const service of services) {
    if (present.has(roleOf(service))) continue;
    await racing(
      () => admin.query(`create role ${roleOf(service)} login noinherit password ${admin.escapeLiteral(passwordOf(service))}`),
      true,
    );
    // An administrator that is no superuser may make schemas for a role only as its member.
    await racing(() =>
      admin.query(
        `do $$ begin if not (select rolsuper from pg_roles where rolname = current_user) then grant ${roleOf(service)} to current_user; end if; end $$`,
      ),
    );
  }
}

/** Sets the password of a service's role anew: the installation's secret has changed. */
export async function resetPassword(admin: pg.ClientBase, service: string, password: string): Promise<void> {
  await racing(() => admin.query(`alter role ${roleOf(service)} password ${admin.escapeLiteral(password)}`));
}

/** Lets only these services into the database; rights on a database are not copied from a template. */
export async function admit(admin: pg.ClientBase, database: string, services: readonly string[]): Promise<void> {
  const name = admin.escapeIdentifier(database);
  await racing(() => admin.query(`revoke all on database ${name} from public`));
  await racing(() => admin.query(`grant connect on database ${name} to ${services.map(roleOf).join(', ')}`));
}

/** Makes the schema of a service and that of its jobs, owned by its role; nobody else may look in. */
export async function ensureSchemas(admin: pg.ClientBase, services: readonly string[]): Promise<void> {
  await admin.query('revoke all on schema public from public');
  for (const service of services) {
    for (const schema of [schemaOf(service), jobsSchemaOf(service)]) {
      await admin.query(`create schema if not exists ${schema} authorization ${roleOf(service)}`);
    }
  }
}

/** Runs a statement on shared catalogues, again when another program was faster; `createsOnce`: then it is done already. */
async function racing(act: () => Promise<unknown>, createsOnce = false): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act();
      return;
    } catch (cause) {
      const code = (cause as { code?: string }).code; // SQLSTATE of the driver's error
      if (code === undefined || !RACES.has(code)) throw cause;
      if (createsOnce && code !== 'XX000') return;
      if (attempt === MAX_RACES) throw cause;
    }
  }
}
