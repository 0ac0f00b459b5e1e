import process from 'node:process';
import { users } from '@aceso/contracts/users';
import type { Module } from '@aceso/kit';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import type { Output } from '../cli/output.ts';
import { untilStopped } from '../commands/signals.ts';
import { openDatabases } from '../database.ts';
import { findRunning, forgetRunning, homeFolder, noteRunning, openHome } from '../home.ts';
import { namesOf } from '../service-names.ts';
import type { startAceso as StartAceso } from '../start.ts';
import { banner } from './banner.ts';
import { startSplit } from './start-split.ts';
import { firstCode, type Up, type UpContext, type UpOptions } from './up.ts';

/** Starts Aceso, says where it is, and stays until it is asked to end. */
export async function runUp(options: UpOptions, out: Output): Promise<void> {
  const startedAt = performance.now();
  const folder = homeFolder(options.home);
  const port = portOf(options.port);
  refuseSecond(folder);
  const home = openHome(folder);
  const names = namesOf(options.target);
  const say = (line: string): void => out.say(`  ${line}`);
  const simulator = options.simulateVendors === true ? await startSimulator(say) : undefined;
  const opening = openDatabases(folder, names, say);
  // The services are read while the database starts; what is wrong with them is said once it runs and can be stopped.
  const services = options.split === true ? undefined : settled(readServices(names));
  const databases = await opening;
  const origin = (process.env['ACESO_PUBLIC_ORIGIN'] ?? `http://localhost:${port}`).replace(/\/$/, '');
  const context: UpContext = { home, names, databases, port, origin, options, say };
  const up = await (services === undefined ? startSplit(context) : startHere(context, services)).catch(async (cause: unknown) => {
    await databases.stop();
    throw cause;
  });
  databases.announce(origin);
  noteRunning(folder, { url: origin, pid: process.pid });
  // Heard from before it is said how: whoever is quick must not end it without its PostgreSQL.
  const stopped = untilStopped();
  const seconds = (performance.now() - startedAt) / 1000;
  out.say(banner({ url: origin, code: up.code, folder, database: databases.describe, count: names.length, seconds }));
  await stopped;
  say('stopping …');
  forgetRunning(folder);
  await up.stop();
  await databases.stop();
  await simulator?.[Symbol.asyncDispose]();
}

async function startSimulator(say: (line: string) => void): Promise<AsyncDisposable> {
  const { startVendorSimulator } = await import('./vendor-simulator.ts');
  const simulator = await startVendorSimulator();
  say(`Vendors are simulated at ${simulator.url}: nothing of theirs is asked.`);
  return simulator;
}

interface Services {
  readonly modules: readonly Module[];
  readonly startAceso: typeof StartAceso;
}

async function readServices(names: readonly string[]): Promise<Services> {
  const [{ loadModules }, { startAceso }] = await Promise.all([import('../modules.ts'), import('../start.ts')]);
  return { modules: await loadModules(names), startAceso };
}

/** A promise that may be refused before anybody waits for it. */
function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** All services in this process. */
async function startHere({ home, databases, port, origin, options }: UpContext, services: Promise<Services>): Promise<Up> {
  const { modules, startAceso } = await services;
  const aceso = await startAceso({
    home,
    modules,
    databases,
    host: options.host,
    port,
    publicOrigin: origin,
    logSink: options.logs === true ? 'stderr' : 'none',
  });
  const code = aceso.house.services.has('users') ? await firstCode(aceso.house.clientAs('host', users)) : undefined;
  return { code, stop: async () => await aceso[Symbol.asyncDispose]() };
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
