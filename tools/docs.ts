import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifests } from './deploy/manifests.ts';
import { pages } from './docs/pages.ts';
import { notices } from './notices/notices.ts';

// Writes what is made: documents and manifests of the contracts, notices of the licenses of packages.
for (const [path, text] of [...pages(), ...manifests(), ['THIRD_PARTY_NOTICES.md', notices()] as const]) {
  writeFileSync(join(import.meta.dirname, '..', path), text);
  process.stdout.write(`${path}\n`);
}
