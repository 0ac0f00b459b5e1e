import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { LogSink } from '@aceso/kit/surroundings';
import type { Databases } from '../database.ts';
import { openHome, homeFolder } from '../home.ts';
import { loadModules } from '../modules.ts';
import { namesOf } from '../service-names.ts';
import { startAceso, type RunningAceso } from '../start.ts';
import type { FromChild, FromParent } from './messages.ts';
import { openDatabases } from '../database.ts';

const LOAD_EVERY_MS = 2_000;
const LOOPBACK = '127.0.0.1';

/** One process of a split installation: hosts its services, tells the launcher where they are and how busy it is. */
export async function serveAsChild(target: string, port: number, logSink: LogSink): Promise<void> {
  const modules = await loadModules(namesOf(target));
  const databases: Databases = await openDatabases(
    homeFolder(undefined),
    modules.map(({ name }) => name),
    () => undefined,
  );
  const aceso = await startAceso({
    home: openHome(homeFolder(undefined)),
    modules,
    databases,
    host: LOOPBACK,
    port,
    ports: {},
    peers: {},
    logSink,
  });
  process.on('message', (message: FromParent) => aceso.house.peers.setAddresses(message.peers));
  const tell = (message: FromChild): void => void process.send?.(message, () => undefined); // A launcher that has gone hears nothing.
  tell({ kind: 'ready', addresses: Object.fromEntries(modules.map(({ name }) => [name, aceso.house.addressOf(name) ?? ''])) });
  const reporting = reportLoad(aceso, tell);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    clearInterval(reporting);
    aceso[Symbol.asyncDispose]().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The launcher has gone: nobody would stop this process any more.
  process.once('disconnect', stop);
}

function reportLoad(aceso: RunningAceso, tell: (message: FromChild) => void): NodeJS.Timeout {
  let last = performance.eventLoopUtilization();
  return setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    Promise.all([...aceso.house.services.values()].map(({ consumer }) => consumer.lag()))
      .then((lags) => tell({ kind: 'load', utilisation: utilization, waiting: lags.flat().reduce((sum, { waiting }) => sum + waiting, 0) }))
      .catch(() => undefined); // The database is away: the services report it themselves.
  }, LOAD_EVERY_MS);
}
