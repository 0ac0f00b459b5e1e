import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connectorEntries } from './docs/connections.ts';

// Writes what is made: documents and manifests of the contracts, notices of the licenses of packages.
const write = (path: string, text: string): void => {
  const file = join(import.meta.dirname, '..', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${path}\n`);
};
// First what the contracts themselves read; they are loaded afterwards.
write('contracts/health-data/connectors.json', `${JSON.stringify(connectorEntries(), undefined, 2)}\n`);
const [{ pages }, { manifests }, { notices }] = await Promise.all([
  import('./docs/pages.ts'),
  import('./deploy/manifests.ts'),
  import('./notices/notices.ts'),
]);
for (const [path, text] of [...pages(), ...manifests(), ['THIRD_PARTY_NOTICES.md', notices()] as const]) write(path, text);
