import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { connectionTemplates } from './new-integration/connection-templates.ts';
import { fileTemplates } from './new-integration/file-templates.ts';

const USE = `Makes the folder of a new source that works and passes the checks: of files (a small table), or of a vendor whose accounts are
connected to (one family of data, with a simulator of the vendor).

  npm run new-integration -- <id> "<name for people>"
  npm run new-integration -- <id> "<name for people>" --connection

The id is the folder's name: lower case letters, digits and dashes.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    into: { type: 'string', default: join(import.meta.dirname, '../integrations') },
    connection: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
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
const templates = values.connection ? connectionTemplates({ id, name }) : fileTemplates({ id, name });
for (const [file, content] of Object.entries(templates)) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}
const next = values.connection
  ? `its README, its manifest, then wire, client and mapping by the vendor's documentation; npm run docs; npm test -- --files 'integrations/${id}/**'; ACESO_TEST_VENDORS=${id} npm test -- --only doors --files 'services/health-data/src/connect/every-vendor-*'`
  : `its README, its fixtures, then the mapping; npm run docs; npm test -- --files 'integrations/${id}/**'`;
console.log(`integrations/${id} is made. Next: ${next}`);
