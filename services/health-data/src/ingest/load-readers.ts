import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileFormat, Importer } from '@aceso/integrations/kit';

/** What files can be read by. */
export interface Readers {
  readonly importers: readonly Importer[];
  readonly formats: readonly FileFormat[];
}

const rootOf = (): string => dirname(createRequire(import.meta.url).resolve('@aceso/integrations/package.json'));
const exportsOf = async (folder: string): Promise<readonly unknown[]> =>
  Object.values((await import(pathToFileURL(join(rootOf(), folder, 'index.ts')).href)) as Record<string, unknown>); // A module's exports.

/** The importer of one integration alone. */
export async function loadImporter(id: string): Promise<Importer> {
  const found = (await exportsOf(id)).find(isImporter);
  if (found === undefined) throw new Error(`integration ${id} has no importer`);
  return found;
}

/**
 * Finds every importer and every file format by the manifests of the integrations: a new source needs no change here.
 */
export async function loadReaders(): Promise<Readers> {
  const importers: Importer[] = [];
  const formats: FileFormat[] = [];
  for (const manifest of globSync('*/manifest.json', { cwd: rootOf() }).toSorted()) {
    for (const value of await exportsOf(dirname(manifest))) {
      if (isImporter(value)) importers.push(value);
      if (isFormat(value)) formats.push(value);
    }
  }
  return { importers, formats };
}

const isImporter = (value: unknown): value is Importer => hasFunctions(value, 'recognise', 'read');
const isFormat = (value: unknown): value is FileFormat => hasFunctions(value, 'recognise', 'begin');

const hasFunctions = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'function');
