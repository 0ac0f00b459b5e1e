import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '@aceso/contracts/identity';
import { users } from '@aceso/contracts/users';
import { findRunning, homeFolder, openHome, writePrivately } from '../home.ts';
import { DEFAULT_PORT } from './defaults.ts';
import { SERVICE_NAMES } from '../service-names.ts';
import { createApi, type Api } from './api.ts';
import { CommandFailure, EXIT } from './failure.ts';

/** Where a command finds Aceso and as whom it speaks. */
export interface Where {
  readonly url?: string;
  readonly token?: string;
  readonly home?: string;
}

interface LocalPerson {
  readonly email: string;
  readonly password: string;
}

/**
 * Runs a command against Aceso: a running one (`--url`, or the one of the folder), else, with `--home`, one that is hosted for as
 * long as the command takes, with a person of its own.
 */
export async function withAceso<T>(where: Where, act: (api: Api) => Promise<T>): Promise<T> {
  const token = where.token ?? process.env['ACESO_TOKEN'];
  const folder = homeFolder(where.home);
  const running = where.url === undefined ? findRunning(folder) : undefined;
  const url = where.url ?? process.env['ACESO_URL'] ?? running?.url;
  if (url !== undefined || where.home === undefined) {
    const address = url ?? `http://localhost:${DEFAULT_PORT}`;
    if (token !== undefined) return await act(createApi(address, token));
    if (existsSync(personFile(folder))) return await act(await asLocalPerson(address, folder));
    return await asNobody(createApi(address, undefined), act);
  }
  return await hosting(folder, token, act);
}

/** Most of a running Aceso answers only to somebody: says how to become that. */
async function asNobody<T>(api: Api, act: (api: Api) => Promise<T>): Promise<T> {
  try {
    return await act(api);
  } catch (error) {
    throw error instanceof CommandFailure && error.exit === EXIT.notAllowed ? tokenNeeded(error) : error;
  }
}

const tokenNeeded = (cause?: CommandFailure): CommandFailure =>
  new CommandFailure('This needs a token.', {
    exit: EXIT.notAllowed,
    ...(cause !== undefined && { why: 'Aceso runs, and was not told who you are.' }),
    fix: 'Make one with `npx aceso token create --email you@example.org`, and give it with --token or ACESO_TOKEN.',
  });

async function hosting<T>(folder: string, token: string | undefined, act: (api: Api) => Promise<T>): Promise<T> {
  // Loaded when it is needed: most commands talk to a running Aceso.
  const [{ openDatabases }, { loadModules }, { startAceso }] = await Promise.all([
    import('../database.ts'),
    import('../modules.ts'),
    import('../start.ts'),
  ]);
  const home = openHome(folder);
  const databases = await openDatabases(folder, SERVICE_NAMES, () => undefined);
  try {
    await using aceso = await startAceso({ home, modules: await loadModules(), databases, host: '127.0.0.1', port: 0, logSink: 'none' });
    const url = aceso.url ?? '';
    return await act(token === undefined ? await asLocalPerson(url, folder) : createApi(url, token));
  } finally {
    await databases.stop();
  }
}

const personFile = (folder: string): string => join(folder, 'local-person.json');

/** Signs in the person of this folder, registering one at the first time. */
async function asLocalPerson(url: string, folder: string): Promise<Api> {
  const file = personFile(folder);
  const api = createApi(url, undefined);
  if (!existsSync(file)) {
    const made: LocalPerson = {
      email: `me-${randomBytes(4).toString('hex')}@aceso.local`,
      password: randomBytes(18).toString('base64url'),
    };
    await api.call(users.operations.registerPerson, {
      params: {},
      query: {},
      body: { ...made, displayName: 'Me', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, consents: ['storage-and-advice'] },
    });
    writePrivately(file, JSON.stringify(made));
  }
  const { email, password } = JSON.parse(readFileSync(file, 'utf8')) as LocalPerson; // Only this function writes it.
  return createApi(url, (await api.call(identity.operations.signIn, { body: { email, password } })).accessToken);
}

/** For commands that need to know who asks. */
export function needToken(where: Where): void {
  if (where.token === undefined && process.env['ACESO_TOKEN'] === undefined && where.home === undefined) throw tokenNeeded();
}
