import { join } from 'node:path';
import { configuration } from '@aceso/contracts/configuration';
import { monitoring } from '@aceso/contracts/monitoring';
import type { Logger } from 'pino';
import { createBus } from '../bus/index.ts';
import { fileCache } from '../config/cache.ts';
import type { Environment } from '../config/environment.ts';
import { openSettings } from '../config/open-settings.ts';
import { configurationSource, type StoredSource } from '../config/source.ts';
import { clientOf } from '../house/client-of.ts';
import type { Surroundings, SurroundingsContext } from '../house/house.ts';
import { deriveKey } from '../house/keys.ts';
import type { AnyContract } from '../any-contract.ts';
import { openTelemetry, type ProcessTelemetry } from './process-telemetry.ts';

/** Where log lines go beside monitoring. */
export type LogSink = 'stderr' | 'none';

export interface SurroundingsOptions {
  readonly sink: LogSink;
  readonly version: string;
  readonly environment?: Environment;
  readonly replica?: string;
}

/** Logs, telemetry and settings for the services of one process. */
export function openSurroundings(options: SurroundingsOptions): Surroundings {
  const telemetry = openTelemetry({
    ...(options.sink === 'stderr' ? { lines: (line: string) => void process.stderr.write(line) } : {}),
    ...(options.replica === undefined ? {} : { replica: options.replica }),
  });
  return {
    logger: (service): Logger => telemetry.of(service).log,
    telemetry: (service) => telemetry.of(service),
    decorate: (app, service) => telemetry.of(service).decorate(app),
    settings: async (contract, context) => await settingsOf(contract, context, options, telemetry),
    started: async (context) => {
      const [first] = context.options.modules;
      if (first !== undefined) telemetry.exporter.begin(clientOf(first.name, monitoring, clientDeps(context)));
    },
    stop: () => telemetry.stop(),
  };
}

const clientDeps = ({ peers, options }: SurroundingsContext) => ({
  peers,
  secret: options.secret,
  publicOrigin: options.publicOrigin,
  now: options.now ?? (() => new Date()),
});

async function settingsOf(contract: AnyContract, context: SurroundingsContext, options: SurroundingsOptions, telemetry: ProcessTelemetry) {
  const { secret, folder } = context.options;
  const { service } = contract;
  const here = telemetry.of(service);
  const open = await openSettings(contract, {
    environment: options.environment ?? process.env,
    log: here.log,
    source: sourceOf(service, context),
    cache: fileCache(join(folder, service, 'settings.sealed'), deriveKey(secret, `settings/${service}`), service),
    fingerprintKey: deriveKey(secret, 'configuration/fingerprint'),
    ...(options.replica === undefined ? {} : { replica: options.replica }),
    // It cannot ask itself before it runs; its own values come in a moment later.
    ...(service === configuration.service ? { firstLookMs: 0 } : {}),
  });
  const { everyService } = open;
  everyService.watch('logLevel', (logLevel) => here.set({ logLevel }));
  everyService.watch('traceShare', (share) => here.set({ share }));
  everyService.watch('tracesPerSecond', (perSecond) => here.set({ perSecond }));
  everyService.watch('slowRequestMs', (slowMs) => here.set({ slowMs }));
  return { settings: open.settings, stop: async () => await open[Symbol.asyncDispose]() };
}

function sourceOf(service: string, context: SurroundingsContext): StoredSource {
  const deps = clientDeps(context);
  const bus = createBus({ source: service, log: context.eventLogOf(service), now: deps.now });
  return configurationSource(service, clientOf(service, configuration, deps), bus);
}
