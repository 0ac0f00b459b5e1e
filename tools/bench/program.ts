import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { residentMegabytesOf } from '../../host/src/demo/resident.ts';

const ROOT = join(import.meta.dirname, '../..');
const READY_WITHIN_MS = 60_000;

/** Aceso as people start it, in a process of its own. */
export interface Program extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to the line that says ready. */
  readonly readySeconds: number;
  /** One-time code for the first operator; absent when there is one. */
  readonly code: string | undefined;
  /** Memory of the program and all that it started, PostgreSQL included. */
  residentMegabytes(): number;
}

/** Starts `aceso up` on a folder and waits until it says that it is ready. */
export async function startProgram(
  home: string,
  port: number,
  options: { readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Program> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    // The same bounds on memory as `npm start` gives it.
    [...process.execArgv, join(ROOT, 'host/src/main.ts'), 'up', '--home', home, '--port', String(port), ...(options.args ?? [])],
    {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const said = await untilReady(child);
  const { pid } = child;
  if (pid === undefined) throw new Error('the program has no process');
  return {
    url: `http://localhost:${port}`,
    pid,
    readySeconds: (performance.now() - began) / 1000,
    code: /start#k=(\S+)/.exec(said)?.[1],
    residentMegabytes: () => residentMegabytesOf(pid),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`not ready within ${READY_WITHIN_MS / 1000} s:\n${said}`)), READY_WITHIN_MS);
    child.stderr?.on('data', (block: Buffer) => {
      said += block.toString();
      if (!said.includes('Stop        Ctrl C')) return;
      clearTimeout(late);
      resolve(said);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code}:\n${said}`));
    });
  });
}
