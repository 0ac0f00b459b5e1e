import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { freePort } from './program.ts';
import { until } from './until.ts';

/** A NATS server of our own. */
export interface Nats extends AsyncDisposable {
  readonly url: string;
}

/** Version of the `nats-server` in the path; undefined when there is none. */
export function natsVersion(): string | undefined {
  try {
    return execFileSync('nats-server', ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** Starts a server with JetStream on a folder that vanishes with it. */
export async function startNats(folder: string): Promise<Nats> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const child = spawn('nats-server', ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  await until('nats-server', async () => ((await answers(port)) ? true : undefined));
  return {
    url: `nats://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const outcome = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(
    () => false,
  );
  socket.destroy();
  return outcome;
}
