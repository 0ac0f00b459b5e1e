import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openCluster } from '@aceso/kit/postgres';
import { ACESO } from '../program.ts';

const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 50;
/** What the banner says on the first start of an installation. */
const BANNER = /First time\s+\S+\/start#k=(\S+)/;

/** `aceso up` as a process of its own, on a folder that vanishes with it. */
export interface Program extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Folder of the installation. */
  readonly home: string;
  /** One-time code for the first operator. */
  readonly code: string;
  /** The last that it said, for a report of what went wrong. */
  said(): string;
}

export interface ProgramOptions {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts Aceso and waits until it says where it is. */
export async function startProgram({ args = [], environment = {} }: ProgramOptions = {}): Promise<Program> {
  const home = mkdtempSync(join(tmpdir(), 'aceso-journey-'));
  const port = await freePort();
  const child = spawn(process.execPath, [...ACESO, 'up', '--home', home, '--port', String(port), ...args], {
    env: { ...withoutAceso(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-20_000)));
  const remove = async (): Promise<boolean> => {
    const isWell = await end(child);
    if (!isWell) await endServer(home);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    return isWell;
  };
  const stop = async (): Promise<void> => {
    if (!(await remove())) throw new Error(`aceso up did not end well (exit code ${child.exitCode}): ${said}`);
  };
  for (const by = performance.now() + READY_WITHIN_MS; !BANNER.test(said); await pause(LOOK_EVERY_MS)) {
    if (child.exitCode === null && performance.now() < by) continue;
    await remove();
    throw new Error(`aceso up did not become ready (exit code ${child.exitCode}): ${said}`);
  }
  const code = BANNER.exec(said)?.[1] ?? '';
  return { url: `http://localhost:${port}`, pid: child.pid ?? 0, home, code, said: () => said, [Symbol.asyncDispose]: stop };
}

/** Settings of whoever runs the tests must not leak into the program. */
const withoutAceso = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ACESO_')));

/** As Ctrl-C does it; by force when that does not help. Says whether it ended by itself. */
async function end(child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode === 0;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const isGone = await Promise.race([gone.then(() => true), pause(STOP_WITHIN_MS, false, { ref: false })]);
  if (isGone) return child.exitCode === 0;
  child.kill('SIGKILL');
  await gone;
  return false;
}

/** A program that had to be killed leaves its PostgreSQL behind: adopted, and stopped. */
async function endServer(home: string): Promise<void> {
  const cluster = await openCluster({ folder: join(home, 'postgres') });
  await cluster.stop();
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // It listens on TCP.
  probe.close();
  await once(probe, 'close');
  return port;
}
