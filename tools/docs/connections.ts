import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectorEntry } from '@aceso/contracts/health-data';
import { readManifest, type ConnectorManifest } from '@aceso/integrations/kit/connector';
import { code, page, table } from './markdown.ts';

const FOLDER = join(import.meta.dirname, '../../integrations');

/** Manifests of everything that is connected to, by id. */
export const connectorManifests = (): readonly ConnectorManifest[] =>
  globSync('*/manifest.json', { cwd: FOLDER })
    .toSorted()
    .map((path) => JSON.parse(readFileSync(join(FOLDER, path), 'utf8')) as { readonly arrives: string }) // `readManifest` checks it.
    .filter(({ arrives }) => arrives === 'connection')
    .map(readManifest);

/** What the contract of health-data makes settings of. */
export const connectorEntries = (): readonly ConnectorEntry[] =>
  connectorManifests().map(({ id, name, connection: { auth, offBecause, settings = [] } }) => ({
    id,
    name,
    auth: auth.kind,
    ...(offBecause === undefined ? {} : { offBecause }),
    settings,
  }));

const AUTH: Readonly<Record<string, string>> = {
  oauth2: 'sign-in at the vendor',
  'personal-key': 'a key that you make',
  password: 'name and password',
};
const PUSH: Readonly<Record<string, string>> = { signed: 'calls, signed', hint: 'calls, unsigned: a reason to ask', none: 'asked' };

/** `docs/connections.md`. */
export function connectionsPage(): string {
  const rows = connectorManifests().map(({ id, name, delivers, records, tier, connection }) => [
    `[${name}](../integrations/${id}/README.md)`,
    AUTH[connection.auth.kind] ?? '',
    `${PUSH[connection.webhook] ?? ''}, every ${connection.pollEveryMinutes} min`,
    connection.historyDays === undefined ? 'everything' : `${connection.historyDays} days`,
    connection.rateLimits.map(({ requests, seconds, per }) => `${requests} in ${seconds} s per ${per}`).join('; '),
    [...delivers, ...records].map(code).join(', '),
    tier,
  ]);
  return page(
    'Connections',
    'Vendors whose accounts can be connected, as their manifests say. How to add one: [CONTRIBUTING.md](../CONTRIBUTING.md).',
    table(['vendor', 'opened by', 'news', 'history', 'limits', 'delivers', 'tier'], rows),
  );
}
