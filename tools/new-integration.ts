import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { fileTemplates } from './new-integration/file-templates.ts';

const USE = `Makes the folder of a new source, with a small table that works and passes the checks.

  npm run new-integration -- <id> "<name for people>"

The id is the folder's name: lower case letters, digits and dashes.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { into: { type: 'string', default: join(import.meta.dirname, '../integrations') }, help: { type: 'boolean', default: false } },
});
const [id, name] = positionals;

if (values.help || id === undefined || name === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
  console.log(USE);
  process.exit(values.help ? 0 : 2);
}
const folder = join(values.into, id);
if (existsSync(folder)) {
  console.error(`There is already an integration ${id}.`);
  process.exit(2);
}
for (const [file, content] of Object.entries(fileTemplates({ id, name }))) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}
console.log(
  `integrations/${id} is made. Next: its README, its fixtures, then the mapping; npm run docs; npm test -- --files 'integrations/${id}/**'`,
);
