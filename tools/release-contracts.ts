import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breaksOf } from '../tests/compatibility/breaks.ts';
import { current, released } from '../tests/compatibility/released.ts';

// Writes the contracts of today as those released. Refuses what breaks a promise, unless `--break` says that it is meant.
const folder = join(import.meta.dirname, '../contracts/released');
const today = current();
const breaks = released().flatMap((before) =>
  breaksOf(
    before,
    today.find(({ service }) => service === before.service),
  ),
);
if (breaks.length > 0 && !process.argv.includes('--break')) {
  process.stderr.write(`Not released, these promises would be broken:\n${breaks.map((one) => `  ${one}\n`).join('')}`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
for (const contract of today) writeFileSync(join(folder, `${contract.service}@1.json`), `${JSON.stringify(contract, undefined, 2)}\n`);
process.stdout.write(`Released ${today.length} contracts.\n`);
