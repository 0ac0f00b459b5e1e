import { after } from 'node:test';
import pg from 'pg';
import { startTestServer } from './start-test-server.ts';

/** What the tests of one process share. */
interface Shared {
  readonly adminUrl: string;
  /** One connection for all clones of this process: under load a new one costs more than the clone. */
  readonly admin: pg.Client;
  /** Templates by fingerprint. */
  readonly templates: Map<string, Promise<string>>;
  stop(): Promise<void>;
}

const shared: { server?: Promise<Shared> } = {};
// At the top of the file: called inside a test it would run at the end of that test. A program that only borrows these tools, as the
// benchmark does, is no test: the runner would follow every promise that it makes.
if (process.env['ACESO_TEST_SERVER'] === undefined || process.env['NODE_TEST_CONTEXT'] !== undefined)
  after(async () => (await shared.server)?.stop());

/** The server that tests use: the one in the environment, or one of this process, started at first use and gone after the last test. */
export function testServer(): Promise<Shared> {
  shared.server ??= open();
  return shared.server;
}

async function open(): Promise<Shared> {
  const given = process.env['ACESO_TEST_DATABASE_URL'] ?? process.env['ACESO_TEST_SERVER'] ?? '';
  const leased = given === '' ? await lease(process.env['ACESO_TEST_SERVERS']?.split(' ') ?? []) : undefined;
  const own = given === '' && leased === undefined ? await startTestServer() : undefined;
  const adminUrl = leased?.adminUrl ?? own?.adminUrl ?? given;
  const admin = leased?.admin ?? (await connect(adminUrl));
  return {
    adminUrl,
    admin,
    templates: new Map(),
    async stop() {
      await admin.end();
      await own?.[Symbol.asyncDispose]();
    },
  };
}

async function connect(adminUrl: string): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'aceso tests' });
  admin.on('error', () => {}); // reported by the next statement
  await admin.connect();
  return admin;
}

const LEASE = 'aceso test server';

/**
 * One of the servers that a runner has started, for this process alone: an open transaction holds back the event log of a whole server.
 *
 * The lock ends with the connection, and so with the process. Undefined when all are taken.
 */
async function lease(urls: readonly string[]): Promise<{ readonly adminUrl: string; readonly admin: pg.Client } | undefined> {
  for (const adminUrl of urls) {
    const admin = await connect(adminUrl);
    const { rows } = await admin.query<{ free: boolean }>('select pg_try_advisory_lock(hashtext($1)) as free', [LEASE]);
    if (rows[0]?.free === true) return { adminUrl, admin };
    await admin.end();
  }
  return undefined;
}
