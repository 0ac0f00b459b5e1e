import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './docs/pages.ts';
import { notices } from './notices/notices.ts';

// Writes the documents that are made: of the contracts, and of the licenses of packages.
for (const [path, text] of [...pages(), ['THIRD_PARTY_NOTICES.md', notices()] as const]) {
  writeFileSync(join(import.meta.dirname, '..', path), text);
  process.stdout.write(`${path}\n`);
}
