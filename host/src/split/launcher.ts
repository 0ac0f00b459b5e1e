import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { join } from 'node:path';
import type { FromChild, FromParent } from './messages.ts';
import { wantedReplicas, type Bounds } from './scaling.ts';

const LOOK_EVERY_MS = 2_000;
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;
const RESTART_AFTER_MS = 500;
const EDGE = 'gateway';

export interface LauncherOptions {
  readonly names: readonly string[];
  readonly replicas: ReadonlyMap<string, Bounds>;
  readonly port: number;
  /** Whether the processes write their log lines to standard error. */
  readonly logs: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

export interface Launcher {
  /** Processes that run now. */
  processes(): readonly { readonly service: string; readonly pid: number; readonly address: string }[];
  /** Addresses by service, as of now. */
  addresses(): Readonly<Record<string, readonly string[]>>;
  stop(): Promise<void>;
}

interface Replica {
  readonly service: string;
  readonly child: ChildProcess;
  address: string;
  utilisation: number;
  waiting: number;
  quietSince: number;
  leaving: boolean;
}

/** Runs a process a service, starts a killed one again, and adds or takes processes by load. */
export async function launchSplit(options: LauncherOptions): Promise<Launcher> {
  const replicas = new Set<Replica>();
  let stopping = false;
  const boundsOf = (service: string): Bounds => options.replicas.get(service) ?? { least: 1, most: 1 };
  const of = (service: string): readonly Replica[] => [...replicas].filter((replica) => replica.service === service && !replica.leaving);

  const addresses = (): Readonly<Record<string, readonly string[]>> => {
    const ready = [...replicas].filter(({ address, leaving }) => address !== '' && !leaving);
    return Object.fromEntries(
      [...Map.groupBy(ready, ({ service }) => service)].map(([service, list]) => [service, list.map(({ address }) => address)]),
    );
  };
  const tellPeers = (): void => {
    if (stopping) return;
    const message: FromParent = { kind: 'peers', peers: addresses() };
    // One that ends just now cannot hear it any more, and need not.
    for (const { child } of replicas) if (child.connected) child.send(message, () => undefined);
  };

  async function start(service: string): Promise<void> {
    // Only the gateway has a place of its own; its replicas share the port by turns of the system, so there is one.
    const port = service === EDGE ? options.port : 0;
    const child = spawn(
      process.execPath,
      [
        ...process.execArgv,
        join(import.meta.dirname, '../main.ts'),
        'serve',
        '--target',
        service,
        '--port',
        String(port),
        ...(options.logs ? ['--logs'] : []),
      ],
      {
        env: options.environment,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        // A process group of its own: Ctrl-C in a terminal reaches the launcher, which then ends all in good order.
        detached: true,
      },
    );
    const replica: Replica = { service, child, address: '', utilisation: 0, waiting: 0, quietSince: performance.now(), leaving: false };
    replicas.add(replica);
    child.on('error', (cause) => options.say(`${service}: ${cause.message}`));
    child.once('exit', (code, signal) => {
      replicas.delete(replica);
      tellPeers();
      if (stopping || replica.leaving) return;
      options.say(`${service} (process ${child.pid}) ended with ${signal ?? code}; starting it again`);
      setTimeout(() => void startAnother(service), RESTART_AFTER_MS);
    });
    await ready(replica);
    tellPeers();
  }

  async function startAnother(service: string): Promise<void> {
    if (stopping) return;
    await start(service).catch((cause: unknown) => options.say(String(cause)));
  }

  function ready(replica: Replica): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`${replica.service} was not ready within ${READY_WITHIN_MS / 1000} s`)),
        READY_WITHIN_MS,
      );
      replica.child.once('exit', () => {
        clearTimeout(late);
        reject(new Error(`${replica.service} ended while it started`));
      });
      replica.child.on('message', (message: FromChild) => {
        if (message.kind === 'load') return note(replica, message);
        replica.address = message.addresses[replica.service] ?? '';
        clearTimeout(late);
        resolve();
      });
    });
  }

  function note(replica: Replica, load: { readonly utilisation: number; readonly waiting: number }): void {
    if (load.utilisation > 0.25 || load.waiting > 0) replica.quietSince = performance.now();
    replica.utilisation = load.utilisation;
    replica.waiting = load.waiting;
  }

  function scale(): void {
    for (const name of options.names) {
      const mine = of(name);
      if (mine.length === 0 || mine.some(({ address }) => address === '')) continue;
      const load = {
        utilisation: Math.max(...mine.map(({ utilisation }) => utilisation)),
        waiting: Math.max(...mine.map(({ waiting }) => waiting)),
        quietSeconds: Math.min(...mine.map(({ quietSince }) => (performance.now() - quietSince) / 1000)),
      };
      const wanted = wantedReplicas(mine.length, boundsOf(name), load);
      if (wanted > mine.length) void startAnother(name);
      const last = mine.at(-1);
      if (wanted < mine.length && last !== undefined) {
        last.leaving = true;
        tellPeers();
        last.child.kill('SIGTERM');
      }
    }
  }

  const counts = options.names.flatMap((name) => Array.from({ length: boundsOf(name).least }, () => name));
  // Configuration first: the others ask it for their settings.
  const first = counts.filter((name) => name === 'configuration' || name === 'identity');
  for (const name of first) await start(name);
  await Promise.all(counts.filter((name) => !(name === 'configuration' || name === 'identity')).map(start));
  const looking = setInterval(scale, LOOK_EVERY_MS);
  return {
    addresses,
    processes: () => [...replicas].map(({ service, child, address }) => ({ service, pid: child.pid ?? 0, address })),
    async stop() {
      stopping = true;
      clearInterval(looking);
      await Promise.all([...replicas].map(({ child }) => ended(child)));
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
