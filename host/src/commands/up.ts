import process from 'node:process';
import { dirname, resolve } from 'node:path';
import { users } from '@aceso/contracts/users';
import { clientOf, createPeers, type Client } from '@aceso/kit';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import type { Output } from '../cli/output.ts';
import { openDatabases } from '../database.ts';
import { findRunning, forgetRunning, homeFolder, noteRunning, openHome } from '../home.ts';
import { targetsOf } from '../modules.ts';
import { launchSplit, type Launcher } from '../split/launcher.ts';
import { parseReplicas, type Bounds } from '../split/scaling.ts';
import { DEFAULT_PORT, startAceso } from '../start.ts';
import { VERSION } from '../version.ts';
import { untilStopped } from './signals.ts';

interface UpOptions {
  readonly target: string;
  readonly port: string;
  readonly host: string;
  readonly home?: string;
  readonly split?: boolean;
  readonly replicas: readonly string[];
  readonly logs?: boolean;
}

/** `aceso up`: starts Aceso for keeps. */
export function registerUp(program: Command, output: () => Output): void {
  program
    .command('up')
    .alias('start')
    .description('start Aceso and keep it running')
    .option('--target <services>', 'services to host, separated by commas', 'all')
    .option('--port <number>', 'port of the web app and API', process.env['ACESO_PORT'] ?? String(DEFAULT_PORT))
    .option('--host <address>', 'address to listen on', process.env['ACESO_HOST'] ?? '127.0.0.1')
    .option('--split', 'a process for each service')
    .option(
      '--replicas <service=least..most>',
      'processes of a service, with --split',
      (value: string, all: readonly string[]) => [...all, value],
      [] as readonly string[],
    )
    .option('--logs', 'write logs to standard error as JSON lines')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<UpOptions>();
      const folder = homeFolder(options.home);
      const port = portOf(options.port);
      const startedAt = performance.now();
      refuseSecond(folder);
      const home = openHome(folder);
      const modules = targetsOf(options.target);
      const out = output();
      const databases = await openDatabases(
        folder,
        modules.map(({ name }) => name),
        (line) => out.say(`  ${line}`),
      );
      let stop: () => Promise<void>;
      let code: string | undefined;
      if (options.split === true) {
        const launcher = await split(folder, home.secret, modules, databases.of('gateway'), options, port, out);
        code = await firstCode(
          clientOf('host', users, {
            peers: createPeers(launcher.addresses()),
            secret: home.secret,
            publicOrigin: originOf(port),
            now: () => new Date(),
          }),
        );
        stop = () => launcher.stop();
      } else {
        const aceso = await startAceso({
          home,
          modules,
          databases,
          host: options.host,
          port,
          logSink: options.logs === true ? 'stderr' : 'none',
        }).catch(async (cause: unknown) => {
          await databases.stop();
          throw cause;
        });
        if (aceso.house.services.has('users')) code = await firstCode(aceso.house.clientAs('host', users));
        stop = async () => await aceso[Symbol.asyncDispose]();
      }
      const url = originOf(port);
      databases.announce(url);
      noteRunning(folder, { url, pid: process.pid });
      out.say(
        banner({ url, code, folder, database: databases.describe, count: modules.length, seconds: (performance.now() - startedAt) / 1000 }),
      );
      await untilStopped();
      out.say('  stopping …');
      forgetRunning(folder);
      await stop();
      await databases.stop();
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CommandFailure(`'${text}' is not a port.`, { exit: EXIT.wrongUse, fix: 'Give a number from 1 to 65535.' });
  return port;
}

function refuseSecond(folder: string): void {
  const running = findRunning(folder);
  if (running !== undefined)
    throw new CommandFailure('Aceso is already running on this folder.', {
      why: `process ${running.pid} serves ${folder} at ${running.url}`,
      fix: `Open ${running.url}, or start another one with --home and --port.`,
    });
}

async function split(
  folder: string,
  secret: Uint8Array,
  modules: ReturnType<typeof targetsOf>,
  databaseUrl: string,
  options: UpOptions,
  port: number,
  out: Output,
): Promise<Launcher> {
  const replicas = new Map<string, Bounds>(
    options.replicas.map((text) =>
      replicasOf(
        text,
        modules.map(({ name }) => name),
      ),
    ),
  );
  return await launchSplit({
    modules,
    replicas,
    port,
    environment: {
      ...process.env,
      ACESO_HOME: resolve(folder),
      ACESO_SECRET: Buffer.from(secret).toString('base64url'),
      ACESO_DATABASE_URL: process.env['ACESO_DATABASE_URL'] ?? databaseUrl,
      ACESO_PUBLIC_ORIGIN: originOf(port),
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    },
    say: (line) => out.say(`  ${line}`),
  });
}

function replicasOf(text: string, known: readonly string[]): readonly [string, Bounds] {
  try {
    const { service, bounds } = parseReplicas(text);
    if (!known.includes(service)) throw new RangeError(`there is no service ${service}`);
    if (service === 'gateway' && bounds.most > 1) throw new RangeError('one gateway listens on the port; put a balancer in front of more');
    return [service, bounds];
  } catch (cause) {
    throw new CommandFailure(`--replicas: ${(cause as Error).message}.`, { exit: EXIT.wrongUse });
  }
}

/** One-time code for the first operator, while there is none. */
const firstCode = async (client: Pick<Client<typeof users.operations>, 'issueOperatorCode'>): Promise<string | undefined> =>
  (await client.issueOperatorCode({})).code;

const originOf = (port: number): string => process.env['ACESO_PUBLIC_ORIGIN'] ?? `http://localhost:${port}`;

interface Banner {
  readonly url: string;
  readonly code: string | undefined;
  readonly folder: string;
  readonly database: string;
  readonly count: number;
  readonly seconds: number;
}

const banner = ({ url, code, folder, database, count, seconds }: Banner): string => `
  aceso ${VERSION}                                   ready in ${seconds.toFixed(1)} s

  Open        ${url}${code === undefined ? '' : `\n  First time  ${url}/start#k=${code}   (works once, 30 min)`}
  API docs    ${url}/docs
  Data        ${folder}   (${database})

  ${count} services  all healthy
  Try         npx aceso demo           a made-up person with 2 years of data
              npx aceso import ~/export.zip
  Stop        Ctrl C               Help  npx aceso help
`;
