import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..');

/** What Node is given to run `aceso`, before the words of its command: the built program, as people start it. */
export const ACESO: readonly string[] = ['--import', pathToFileURL(join(ROOT, 'host/bin/built.mjs')).href, join(ROOT, 'host/src/main.ts')];
