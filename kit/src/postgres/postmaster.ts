import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What the server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const LINE = { pid: 0, port: 3, status: 7 } as const;
const LOOK_EVERY_MS = 5;

/** Reads the lock file of the server; undefined when there is none or it is only half written. */
export function readPostmaster(dataFolder: string): Postmaster | undefined {
  const path = join(dataFolder, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[LINE.pid]);
  return Number.isSafeInteger(pid) && pid > 0
    ? { pid, port: Number(lines[LINE.port] ?? 0), ready: lines[LINE.status]?.trim() === 'ready' }
    : undefined;
}

/** True when a process of that id exists and is no zombie. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'; // it exists and belongs to somebody else
  }
  const stat = `/proc/${pid}/stat`;
  if (process.platform !== 'linux' || !existsSync(stat)) return process.platform !== 'linux';
  // The state follows the name in brackets, which may hold blanks.
  return !readFileSync(stat, 'utf8')
    .replace(/^.*\) /s, '')
    .startsWith('Z');
}

/**
 * Removes a lock file whose server is gone: PostgreSQL itself only asks whether the number is taken, and it may be taken by
 * a zombie that a container's first process never collects, or by another program after a restart. Every process of a
 * server has the data folder as its working folder, so on Linux nothing can be missed. Elsewhere PostgreSQL decides alone.
 */
export function clearStaleLock(dataFolder: string): boolean {
  if (process.platform !== 'linux' || !existsSync(join(dataFolder, 'postmaster.pid'))) return false;
  const real = realpathSync(dataFolder);
  const used = readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && workingFolder(entry) === real);
  if (!used) rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
  return !used;
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // ended meanwhile, or of another user and thus not ours
  }
}

/** Waits until the server accepts connections; undefined when the time is over or `gone` says that it has ended. */
export async function untilReady(dataFolder: string, withinMs: number, gone: () => boolean): Promise<Postmaster | undefined> {
  for (const end = performance.now() + withinMs; performance.now() < end;) {
    const found = readPostmaster(dataFolder);
    if (found?.ready === true) return found;
    if (gone()) return undefined;
    await pause(LOOK_EVERY_MS);
  }
  return undefined;
}

const FAST_STOP_MS = 15_000;
const HARD_STOP_MS = 5000;

/** Ends the server: at first it closes its connections and writes everything down, later it just ends and recovers at the next start. */
export async function stopPostmaster(dataFolder: string, pid: number): Promise<void> {
  if (!alive(pid) || readPostmaster(dataFolder)?.pid !== pid) return;
  for (const [signal, patienceMs] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', HARD_STOP_MS],
  ] as const) {
    process.kill(pid, signal);
    for (const end = performance.now() + patienceMs; performance.now() < end; await pause(LOOK_EVERY_MS)) if (!alive(pid)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end`);
}
