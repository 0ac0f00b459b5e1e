import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ACESO } from '../program.ts';

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 25;

/** `aceso up` as a process of its own, which can be killed at any moment. */
export interface Program {
  readonly url: string;
  /** SIGKILL: no chance to tidy up. */
  kill(): Promise<void>;
  /** As Ctrl-C does it. */
  stop(): Promise<void>;
}

/** Starts Aceso on a folder and waits until its gateway can work. */
export async function startProgram(home: string, port: number, target = 'all'): Promise<Program> {
  const environment = { ...process.env, ACESO_PUBLIC_ORIGIN: undefined, ACESO_HOME: undefined };
  const child = spawn(process.execPath, [...ACESO, 'up', '--home', home, '--port', String(port), '--target', target], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const url = `http://localhost:${port}`;
  for (const end = performance.now() + READY_WITHIN_MS; !(await isReady(url)); await pause(LOOK_EVERY_MS)) {
    if (child.exitCode !== null) throw new Error(`aceso up left with ${child.exitCode}: ${said}`);
    if (performance.now() > end) throw new Error(`aceso up was not ready within ${READY_WITHIN_MS} ms: ${said}`);
  }
  return { url, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') };
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
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
