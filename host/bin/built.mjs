// Loaded before a program that was built: what is asked for by the path of its source comes from `host/dist`.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const list = join(root, 'host/dist/modules.json');
const built = new Map(
  Object.entries(existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {}).map(([source, file]) => [
    pathToFileURL(join(root, source)).href,
    pathToFileURL(join(root, 'host/dist', file)).href,
  ]),
);

// Never half of each: a program that starts from a source which was not built stays with sources.
if (process.argv[1] !== undefined && built.has(pathToFileURL(process.argv[1]).href))
  registerHooks({
    resolve(specifier, context, next) {
      const url = built.get(specifier);
      return url === undefined ? next(specifier, context) : { url, format: 'module', shortCircuit: true };
    },
  });
