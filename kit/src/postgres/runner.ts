import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve, sep } from 'node:path';

/** Whom the server runs as; empty when Aceso itself is no root. PostgreSQL refuses to run as root. */
export interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

/** The owner of existing data, else the system's `postgres`, else `nobody`: no user is added to the machine. */
export function runnerFor(dataFolder: string): Runner {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  const found = idOf('postgres') ?? idOf('nobody');
  if (found === undefined)
    throw new Error(
      'PostgreSQL cannot run as root, and this machine has neither a user `postgres` nor `nobody`. Start Aceso as an ordinary user.',
    );
  return found;
}

function idOf(user: string): { uid: number; gid: number } | undefined {
  const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // no such user
  }
}

const OTHERS_MAY_PASS = 0o001;

/** True when another user than root can walk to the path: every folder above lets others through. */
export const reachable = (path: string): boolean => barriers(path).length === 0;

/**
 * Lets others walk, not look, through the temporary folders above the path: `mkdtemp` closes them, and what is made there for
 * a while should go away with its folder. Folders elsewhere keep the rights that somebody gave them.
 */
export function openTemporary(path: string): void {
  const closed = barriers(path);
  if (!closed.every((folder) => folder.startsWith(realpathSync(tmpdir()) + sep))) return;
  for (const folder of closed) chmodSync(folder, statSync(folder).mode | OTHERS_MAY_PASS);
}

function barriers(path: string): readonly string[] {
  const closed: string[] = [];
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & OTHERS_MAY_PASS) === 0) closed.push(folder);
    if (folder === dirname(folder)) return closed;
  }
}

/** Hands a file or folder to the runner. */
export function give(path: string, runner: Runner): void {
  if (runner.uid !== undefined && runner.gid !== undefined) chownSync(path, runner.uid, runner.gid);
}
