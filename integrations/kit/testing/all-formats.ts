import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileFormat } from '../format.ts';

const root = join(import.meta.dirname, '../..');

/** A file that a source's folder holds as an example, with its path below `fixtures/`. */
export interface Fixture {
  readonly format: string;
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every format of files, found by the manifests as health-data finds them. */
export async function allFormats(): Promise<readonly FileFormat[]> {
  const formats: FileFormat[] = [];
  for (const manifest of globSync('*/manifest.json', { cwd: root }).toSorted()) {
    const exported = (await import(pathToFileURL(join(root, dirname(manifest), 'index.ts')).href)) as Record<string, unknown>; // A module's exports.
    for (const value of Object.values(exported))
      if (typeof value === 'object' && value !== null && 'recognise' in value && 'begin' in value) formats.push(value as FileFormat); // reason: what the two functions say
  }
  return formats;
}

/** Example files of the folders of these formats. */
export function fixturesOf(formats: readonly FileFormat[]): readonly Fixture[] {
  return formats.flatMap(({ id }) =>
    globSync('**/*', { cwd: join(root, id, 'fixtures'), withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return { format: id, path: file.slice(join(root, id, 'fixtures').length + 1), bytes: readFileSync(file) };
      })
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  );
}
