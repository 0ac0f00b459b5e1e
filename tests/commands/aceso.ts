import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACESO } from '../program.ts';

const WITHIN_MS = 120_000;

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Tests must not see a database or folder that whoever runs them uses. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ACESO_') || name === 'ACESO_DATABASE_URL'));

/** Runs `aceso` to its end. */
export const aceso = (...args: readonly string[]): Promise<Ran> => acesoWith({}, ...args);

/** The same with settings of its own in the environment. */
export const acesoWith = (more: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [...ACESO, ...args],
      { env: { ...environment(), ...more }, timeout: WITHIN_MS, maxBuffer: 33_554_432 },
      (error, out, err) => {
        const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : 1;
        resolve({ code, out, err });
      },
    );
  });

/** What `aceso up` says when it is ready. */
export const READY = 'Stop        Ctrl C';

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** A folder for one test, removed afterwards. */
export function folderForTest(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'aceso-command-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

export interface RunningCommand extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Everything that it has said to standard error. */
  readonly said: () => string;
  ended(): Promise<number | null>;
}

/** Starts `aceso` and waits until it says the words; throws with what it said when it ends before. */
export async function startAceso(until: string, ...args: readonly string[]): Promise<RunningCommand> {
  const child = spawn(process.execPath, [...ACESO, ...args], { env: environment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready in time:\n${said}`)), WITHIN_MS);
    const settle = (act: () => void): void => {
      clearTimeout(late);
      act();
    };
    child.stderr.on('data', (block: Buffer) => {
      said += block.toString();
      if (said.includes(until)) settle(resolve);
    });
    child.once('exit', (code) => settle(() => reject(new Error(`ended with ${code}:\n${said}`))));
  });
  return {
    child,
    said: () => said,
    ended: () => ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
