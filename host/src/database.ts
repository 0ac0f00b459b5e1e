import { join } from 'node:path';
import { externalCluster, openCluster, AlreadyRunning, type Cluster } from '@aceso/kit/postgres';
import { CommandFailure } from './cli/failure.ts';
import { findRunning } from './home.ts';

/** Servers that the services of this process use. */
export interface Databases {
  readonly of: (service: string) => string;
  readonly describe: string;
  announce(address: string): void;
  stop(): Promise<void>;
}

const envOf = (service: string): string => `ACESO_${service.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`;

/** The embedded server of the folder, or what `ACESO_DATABASE_URL` and `ACESO_<SERVICE>_DATABASE_URL` name. */
export async function openDatabases(folder: string, services: readonly string[], log: (line: string) => void): Promise<Databases> {
  const shared = process.env['ACESO_DATABASE_URL'];
  const own = new Map(
    services.flatMap((service) =>
      process.env[envOf(service)] === undefined ? [] : [[service, process.env[envOf(service)] ?? ''] as const],
    ),
  );
  const needsShared = services.some((service) => !own.has(service));
  const clusters = new Map<string, Cluster>();
  for (const url of new Set(own.values())) clusters.set(url, await externalCluster(url));
  const main = needsShared ? await (shared === undefined ? embedded(folder, log) : externalCluster(shared)) : undefined;
  return {
    of(service) {
      const url = own.get(service);
      const cluster = url === undefined ? main : clusters.get(url);
      if (cluster === undefined) throw new Error(`no database for ${service}`);
      return cluster.adminUrl;
    },
    describe: main === undefined ? 'PostgreSQL of each service' : `PostgreSQL ${main.version}${shared === undefined ? ' inside' : ''}`,
    announce: (address) => main?.announce(address),
    async stop() {
      await main?.stop();
      for (const cluster of clusters.values()) await cluster.stop();
    },
  };
}

async function embedded(folder: string, log: (line: string) => void): Promise<Cluster> {
  try {
    return await openCluster({ folder: join(folder, 'postgres'), log });
  } catch (cause) {
    if (!(cause instanceof AlreadyRunning)) throw cause;
    const running = findRunning(folder);
    throw new CommandFailure('Aceso is already running on this folder.', {
      why: `${folder} is in use by process ${cause.pid}${running === undefined ? '' : `, at ${running.url}`}`,
      fix:
        running === undefined
          ? 'Stop it first, or choose another folder with ACESO_HOME.'
          : `Open ${running.url}, or choose another folder with ACESO_HOME.`,
    });
  }
}
