import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../postgres/index.ts';
import { alive, readPostmaster, stopPostmaster } from '../postgres/postmaster.ts';

const PREFIX = 'aceso-test-';
/** Memory of Linux as a folder. A database is a thousand small files: there, making one for a test takes a twentieth of the time. */
const MEMORY = '/dev/shm';
/** What a server may come to need there, with room for a second one. */
const MEMORY_NEEDED_BYTES = 3_000_000_000;

/** A database server for tests in a folder of its own: fast, and not durable. */
export interface StartedTestServer extends AsyncDisposable {
  readonly adminUrl: string;
}

/** Starts a server for tests, in memory where there is enough of it. */
export async function startTestServer(): Promise<StartedTestServer> {
  const root = rootFolder();
  await sweep(root);
  const folder = mkdtempSync(join(root, `${PREFIX}${process.pid}-`));
  // The server may run as another user than the tests; what is in the folder is closed to others by itself.
  chmodSync(folder, 0o755);
  const cluster = await openCluster({ folder, durable: false });
  return {
    adminUrl: cluster.adminUrl,
    async [Symbol.asyncDispose]() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function rootFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= MEMORY_NEEDED_BYTES) return MEMORY;
  } catch {
    // No such folder on this system: then on the disk.
  }
  return tmpdir();
}

/** Test processes that were killed leave their server behind; the next one tidies up. */
async function sweep(root: string): Promise<void> {
  for (const name of readdirSync(root)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || alive(Number(pid))) continue;
    const folder = join(root, name);
    const left = readPostmaster(join(folder, 'data'));
    if (left !== undefined && alive(left.pid)) await stopPostmaster(join(folder, 'data'), left.pid).catch(() => undefined); // another process sweeps, too
    rmSync(folder, { recursive: true, force: true });
  }
}
