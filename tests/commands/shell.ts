import { spawn } from 'node:child_process';
import { ROOT } from '../house/sources.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
}

export interface ShellOptions {
  readonly home: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Interrupts the command, as Ctrl-C does, once it has printed this. */
  readonly until?: RegExp;
  readonly withinSeconds: number;
}

/** Runs a line as somebody types it in the root of the repository; `~` is a folder of the test. */
export function shell(line: string, { home, environment = {}, until, withinSeconds }: ShellOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    // A process group of its own: a terminal sends Ctrl-C to all that it runs.
    const child = spawn('bash', ['-c', line], {
      cwd: ROOT,
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, HOME: home, ACESO_HOME: `${home}/.aceso`, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const signal = (name: NodeJS.Signals): void => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, name);
    };
    const late = setTimeout(() => signal('SIGKILL'), withinSeconds * 1000);
    let out = '';
    let interrupted = false;
    const take = (piece: Buffer): void => {
      out += piece.toString();
      if (until === undefined || interrupted || !until.test(out)) return;
      interrupted = true;
      signal('SIGINT');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(late);
      resolve({ code, out });
    });
  });
}
