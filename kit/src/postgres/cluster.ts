import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, SYSTEM_FOLDER, type Binaries } from './binaries.ts';
import { serverArguments } from './flags.ts';
import { AlreadyRunning, claimFolder } from './owner.ts';
import { alive, clearStaleLock, readPostmaster, stopPostmaster, untilReady } from './postmaster.ts';
import { give, openTemporary, reachable, runnerFor, type Runner } from './runner.ts';

/** A PostgreSQL server that Aceso may use. */
export interface Cluster {
  /** Address with the right to make roles, schemas and databases. */
  readonly adminUrl: string;
  /** As the server tells it, such as `18.4`. */
  readonly version: string;
  /** Where the data lies, when Aceso keeps it: beside the folder when root's server may not go there. */
  readonly dataFolder?: string;
  /** Tells a second start on the same folder where this Aceso is reached. */
  announce(address: string): void;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Everything of the server lives here; made when missing. */
  readonly folder: string;
  /** Fixed port; a free one when left out. */
  readonly port?: number;
  /** One line for each step that took time or went wrong. */
  readonly log?: (line: string) => void;
  /** `false` for tests only: a crash of the machine may lose the data. */
  readonly durable?: boolean;
}

interface Place {
  readonly data: string;
  readonly logFile: string;
  readonly password: string;
  readonly runner: Runner;
  readonly binaries: Binaries;
  readonly options: ClusterOptions;
}

const START_TRIES = 7;
/** The port was taken meanwhile, or the processes of a killed server need a moment to go; anything else stays as it is. */
const PASSING = /lock file|could not bind|Address already in use|pre-existing shared memory|could not create any TCP/;
const GUARD_TRIES = 20;
const GUARD_AGAIN_MS = 100;
const REACH_TRIES = 20;
const REACH_AGAIN_MS = 250;
const READY_WITHIN_MS = 60_000;
const LOG_LIMIT_BYTES = 5_000_000;
const LAST_LINES = 12;

/** Starts the embedded server of a folder, or takes over the one that a killed program left running. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  mkdirSync(options.folder, { recursive: true });
  const owner = claimFolder(options.folder, join(options.folder, 'owner.json'));
  try {
    const place = settle(options);
    const { adminUrl, guard } = await reach(place);
    return {
      adminUrl,
      version: guard.version,
      dataFolder: place.data,
      announce: (address) => owner.announce(address),
      async stop() {
        await guard.release();
        const pid = readPostmaster(place.data)?.pid;
        if (pid !== undefined) await stopPostmaster(place.data, pid);
        owner.release();
      },
    };
  } catch (cause) {
    owner.release();
    throw cause;
  }
}

/** Adopts or starts, until a server answers: one that is just dying may still look alive. */
async function reach(place: Place): Promise<{ adminUrl: string; guard: Guard }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = (await adopt(place)) ?? (await start(place));
    const adminUrl = `postgres://aceso_admin:${place.password}@127.0.0.1:${port}/postgres`;
    try {
      return { adminUrl, guard: await holdGuard(adminUrl, place.options.folder) };
    } catch (cause) {
      if (cause instanceof AlreadyRunning || attempt === REACH_TRIES) throw cause;
      await pause(REACH_AGAIN_MS);
    }
  }
}

/** Finds or makes the folder of the data, its owner and the administrator's password. */
function settle(options: ClusterOptions): Place {
  const near = join(realpathSync(options.folder), 'data');
  if (process.getuid?.() === 0) openTemporary(near);
  let data = near;
  if (process.getuid?.() === 0 && !reachable(near)) {
    data = join(SYSTEM_FOLDER, `data-${createHash('sha256').update(realpathSync(options.folder)).digest('hex').slice(0, 12)}`);
    options.log?.(`the user of the database cannot reach ${options.folder}; its data is in ${data}`);
  }
  const runner = runnerFor(data);
  const binaries = findBinaries(runner);
  const secret = join(options.folder, 'admin-password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
    initialise(data, runner, binaries, secret, options.durable ?? true);
  }
  const logFile = join(options.folder, 'postgres.log');
  return { data, logFile, password: readFileSync(secret, 'utf8').trim(), runner, binaries, options };
}

function initialise(data: string, runner: Runner, binaries: Binaries, secret: string, durable: boolean): void {
  // Half a cluster of a killed first start is useless; a whole one appears under its name only when it is complete.
  const half = `${data}.new`;
  rmSync(half, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
  if (!existsSync(dirname(half))) mkdirSync(dirname(half), { recursive: true, mode: 0o755 });
  mkdirSync(half, { mode: 0o700 });
  give(half, runner);
  // The server's user cannot read our file, and a command line is public: a copy of its own for the length of the call.
  const pwfile = `${data}.pw`;
  copyFileSync(secret, pwfile);
  give(pwfile, runner);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const flags = ['-U', 'aceso_admin', '-A', 'scram-sha-256', `--pwfile=${pwfile}`, ...locale, ...(durable ? [] : ['--no-sync'])];
  const result = spawnSync(binaries.initdb, ['-D', half, ...flags], { ...runner, cwd: '/', encoding: 'utf8' });
  rmSync(pwfile, { force: true });
  if (result.status !== 0) throw new Error(`PostgreSQL could not make its data folder: ${result.error?.message ?? result.stderr.trim()}`);
  renameSync(half, data);
}

/** Port of a server that still runs on the data, when it answers with our password; a dead one's lock is cleared. */
async function adopt(place: Place): Promise<number | undefined> {
  const found = readPostmaster(place.data);
  if (found === undefined || clearStaleLock(place.data)) return undefined;
  if (!alive(found.pid)) return undefined;
  const ready = await untilReady(place.data, READY_WITHIN_MS, () => !alive(found.pid));
  if (ready === undefined) return undefined;
  place.options.log?.(`a database of an earlier run is still there (process ${ready.pid}); going on with it`);
  return ready.port;
}

async function start(place: Place): Promise<number> {
  if (existsSync(place.logFile) && statSync(place.logFile).size > LOG_LIMIT_BYTES) renameSync(place.logFile, `${place.logFile}.1`);
  for (let attempt = 1; attempt <= START_TRIES; attempt += 1) {
    const port = place.options.port ?? (await freePort());
    const ready = await launch(place, port);
    if (ready !== undefined) return ready;
    if (!PASSING.test(lastLines(place.logFile))) break;
    place.options.log?.(`the database did not start (try ${attempt} of ${START_TRIES})`);
    await pause(200 * 2 ** attempt);
    clearStaleLock(place.data);
  }
  throw new Error(`PostgreSQL does not start. Its last words:\n${lastLines(place.logFile)}`);
}

/** Large blocks of a server process go back to the system when it is done with them (glibc): an import would leave 30 MB in each. */
const MALLOC = { MALLOC_MMAP_THRESHOLD_: '262144', MALLOC_TRIM_THRESHOLD_: '262144' };

async function launch(place: Place, port: number): Promise<number | undefined> {
  const out = openSync(place.logFile, 'a', 0o600);
  // A process group of its own: Ctrl-C in a terminal reaches Aceso, which then stops the server in good order.
  const server = spawn(place.binaries.postgres, [...serverArguments(place.data, port, place.options.durable ?? true)], {
    ...place.runner,
    cwd: '/',
    detached: true,
    stdio: ['ignore', out, out],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC', ...MALLOC },
  });
  closeSync(out);
  let ended = false;
  server.on('exit', () => (ended = true));
  server.on('error', () => (ended = true));
  server.unref();
  const ready = await untilReady(place.data, READY_WITHIN_MS, () => ended);
  return ready?.port;
}

const lastLines = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n') : '(no log)';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().unref();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

interface Guard {
  readonly version: string;
  release(): Promise<void>;
}

/** A lock in the server itself for as long as this process lives: decides when two programs took over a dead claim at once. */
async function holdGuard(adminUrl: string, folder: string): Promise<Guard> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000, application_name: 'aceso guard' });
  client.on('error', () => {}); // the server has gone; its users notice
  await client.connect();
  for (let attempt = 1; attempt <= GUARD_TRIES; attempt += 1) {
    const { rows } = await client.query<{ mine: boolean; version: string }>(`
      select pg_try_advisory_lock(hashtextextended('aceso:owner', 0)) as mine, split_part(current_setting('server_version'), ' ', 1) as version`);
    if (rows[0]?.mine === true) return { version: rows[0].version, release: () => client.end() };
    // The server may not have noticed yet that the killed program is gone.
    await pause(GUARD_AGAIN_MS);
  }
  await client.end();
  throw new AlreadyRunning(folder, readPostmaster(join(folder, 'data'))?.pid ?? 0, undefined);
}
