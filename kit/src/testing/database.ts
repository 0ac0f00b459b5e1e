import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { connect } from '../sql/connect.ts';
import { openPool } from '../sql/pool.ts';
import { RELAY, urlOf, type ServiceStore } from '../sql/prepare.ts';
import { admit } from '../sql/roles.ts';
import type { Db } from '../sql/sql.ts';
import { testServer } from './server.ts';
import { databaseUrl, templateFor, testPassword } from './template.ts';

/** A real database of its own for one test, dropped at the end of the test's scope. */
export interface TestDatabase extends AsyncDisposable {
  readonly adminUrl: string;
  /** Address with the login role of a service. */
  urlOf(service: string): string;
  /** Door with the rights of a service. */
  dbOf(service: string): Db;
}

/** Clones the template of these services: all schemas, roles and tables, no rows. */
export async function freshDatabase(options: { readonly services: readonly ServiceStore[] }): Promise<TestDatabase> {
  const server = await testServer();
  const template = await templateFor(server, options.services);
  const name = `aceso_test_${randomUUID().replaceAll('-', '')}`;
  await server.admin.query(`create database ${name} template ${template} strategy file_copy`);
  await admit(server.admin, name, [...options.services.map((service) => service.name), RELAY]);
  const adminUrl = databaseUrl(server.adminUrl, name);
  const pools = new Map<string, pg.Pool>();
  const addressOf = (service: string): string => urlOf(adminUrl, service, testPassword(service));
  const poolOf = (service: string): pg.Pool => {
    const pool = pools.get(service) ?? openPool({ url: addressOf(service), name: `test ${service}`, max: 6 });
    pools.set(service, pool);
    return pool;
  };
  return {
    adminUrl,
    urlOf: addressOf,
    dbOf: (service) => connect(poolOf(service)),
    async [Symbol.asyncDispose]() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await server.admin.query(`drop database ${name} with (force)`);
    },
  };
}
