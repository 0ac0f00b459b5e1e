import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Importer } from '@aceso/integrations/kit';

/** Finds every importer by the manifests of the integrations: a new source needs no change here. */
export async function loadImporters(): Promise<readonly Importer[]> {
  const root = dirname(createRequire(import.meta.url).resolve('@aceso/integrations/package.json'));
  const found: Importer[] = [];
  for (const manifest of globSync('*/manifest.json', { cwd: root }).toSorted()) {
    const exported = (await import(pathToFileURL(join(root, dirname(manifest), 'index.ts')).href)) as Record<string, unknown>; // A module's exports.
    for (const value of Object.values(exported)) if (isImporter(value)) found.push(value);
  }
  return found;
}

const isImporter = (value: unknown): value is Importer =>
  typeof value === 'object' &&
  value !== null &&
  'recognise' in value &&
  typeof value.recognise === 'function' &&
  'read' in value &&
  typeof value.read === 'function';
