import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

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

/** True when another user than root can walk to the path: every folder above lets others through. */
export function reachable(path: string): boolean {
  const OTHERS_MAY_PASS = 0o001;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & OTHERS_MAY_PASS) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Hands a file or folder to the runner. */
export function give(path: string, runner: Runner): void {
  if (runner.uid !== undefined && runner.gid !== undefined) chownSync(path, runner.uid, runner.gid);
}
