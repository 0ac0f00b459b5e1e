import { CONTRACTS } from '@aceso/contracts/all';
import { startHouse, type Module, type RunningHouse } from '@aceso/kit';
import { openSurroundings, type LogSink } from '@aceso/kit/surroundings';
import { DEFAULT_PORT } from './cli/defaults.ts';
import { CommandFailure } from './cli/failure.ts';
import type { Databases } from './database.ts';
import type { Home } from './home.ts';
import { VERSION } from './version.ts';

const EDGE = 'gateway';

export interface StartOptions {
  readonly home: Home;
  readonly modules: readonly Module[];
  readonly databases: Databases;
  readonly host: string;
  /** Port of the gateway; other services take the ports of `ports`, or none when the gateway is hosted beside them. */
  readonly port: number;
  readonly ports?: Readonly<Record<string, number>>;
  readonly publicOrigin?: string | undefined;
  readonly peers?: Readonly<Record<string, readonly string[]>>;
  readonly logSink: LogSink;
}

export interface RunningAceso extends AsyncDisposable {
  readonly house: RunningHouse;
  /** Address of the gateway, when it is hosted here. */
  readonly url: string | undefined;
}

/** Starts services in this process. Says plainly when a port is taken. */
export async function startAceso(options: StartOptions): Promise<RunningAceso> {
  const { home, modules } = options;
  const hostsEdge = modules.some(({ name }) => name === EDGE);
  const port = hostsEdge && options.port === 0 ? await freePort(options.host) : options.port;
  const publicOrigin = (options.publicOrigin ?? process.env['ACESO_PUBLIC_ORIGIN'] ?? `http://localhost:${port}`).replace(/\/$/, '');
  const place = (name: string): { host: string; port: number } | undefined =>
    name === EDGE
      ? { host: options.host, port }
      : options.ports?.[name] !== undefined
        ? { host: options.host, port: options.ports[name] }
        : hostsEdge
          ? undefined
          : // A service alone, as in a cluster, is found at the port that was asked for.
            { host: options.host, port: modules.length === 1 ? options.port : 0 };
  const listen = Object.fromEntries(
    modules.flatMap(({ name }) => (place(name) === undefined ? [] : [[name, place(name) ?? { host: options.host, port: 0 }]])),
  );
  const house = await startHouse({
    modules,
    contracts: CONTRACTS,
    databaseOf: options.databases.of,
    natsUrl: process.env['ACESO_NATS_URL'],
    peers: options.peers ?? peersFromEnvironment(),
    listen,
    secret: home.secret,
    folder: home.folder,
    publicOrigin,
    version: VERSION,
    around: openSurroundings({ sink: options.logSink, version: VERSION }),
  }).catch((cause: unknown) => {
    throw portTaken(cause) ?? cause;
  });
  return { house, url: hostsEdge ? publicOrigin : undefined, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() };
}

/** `ACESO_PEERS`: JSON of service to addresses, for clusters where names are known beforehand. */
function peersFromEnvironment(): Readonly<Record<string, readonly string[]>> {
  const given = process.env['ACESO_PEERS'];
  if (given === undefined) return {};
  try {
    const parsed = JSON.parse(given) as Readonly<Record<string, string | readonly string[]>>; // Checked by use: an address is a URL.
    return Object.fromEntries(
      Object.entries(parsed).map(([service, addresses]) => [service, typeof addresses === 'string' ? [addresses] : addresses]),
    );
  } catch {
    throw new CommandFailure('ACESO_PEERS is not JSON.', { fix: 'Write it as {"users":"http://users:8080"}.' });
  }
}

function portTaken(cause: unknown): CommandFailure | undefined {
  const { code, port } = cause as { code?: string; port?: number }; // Node's system errors carry both.
  if (code !== 'EADDRINUSE') return undefined;
  return new CommandFailure(`Port ${port} is taken by another program.`, {
    fix: `Choose another with --port, for example: npx aceso up --port ${(port ?? DEFAULT_PORT) + 10}`,
  });
}

async function freePort(host: string): Promise<number> {
  const { createServer } = await import('node:net');
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
