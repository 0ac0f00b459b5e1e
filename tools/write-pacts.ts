import { join } from 'node:path';
import { mkdirSync, rmSync } from 'node:fs';
import { writePact } from '../tests/pacts/consumer.ts';
import { pairs } from '../tests/pacts/pairs.ts';

// Writes the expectations of all consumers anew.
const folder = join(import.meta.dirname, '../tests/pacts/written');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const pair of pairs()) {
  await writePact(pair, folder);
  process.stdout.write(`${pair.consumer}-${pair.provider}.json\n`);
}
