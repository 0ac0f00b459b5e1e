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

/**
 * Finds every importer and every file format by the manifests of the integrations: a new source needs no change here.
 */
export async function loadReaders(): Promise<Readers> {
  const root = dirname(createRequire(import.meta.url).resolve('@aceso/integrations/package.json'));
  const importers: Importer[] = [];
  const formats: FileFormat[] = [];
  for (const manifest of globSync('*/manifest.json', { cwd: root }).toSorted()) {
    const exported = (await import(pathToFileURL(join(root, dirname(manifest), 'index.ts')).href)) as Record<string, unknown>; // A module's exports.
    for (const value of Object.values(exported)) {
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
