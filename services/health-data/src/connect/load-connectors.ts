import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connector } from '@aceso/integrations/kit/connector';

export type Connectors = ReadonlyMap<string, Connector>;

/** A source that is read from files, as the catalogue shows it. */
export interface FileSource {
  readonly id: string;
  readonly name: string;
  readonly summary?: string;
  readonly delivers: readonly string[];
  readonly records?: readonly string[];
  readonly doesNotDeliver?: readonly string[];
  readonly howToGet?: readonly string[];
  readonly tier: string;
}

export interface Catalogue {
  readonly connectors: Connectors;
  readonly files: readonly FileSource[];
}

interface AnyManifest extends FileSource {
  readonly arrives: string;
}

const root = (): string => dirname(createRequire(import.meta.url).resolve('@aceso/integrations/package.json'));

/** Finds every integration by its manifest: a new one needs no change here. */
export async function loadCatalogue(): Promise<Catalogue> {
  const folder = root();
  const connectors = new Map<string, Connector>();
  const files: FileSource[] = [];
  for (const path of globSync('*/manifest.json', { cwd: folder }).toSorted()) {
    const manifest = JSON.parse(readFileSync(join(folder, path), 'utf8')) as AnyManifest; // A test holds every manifest against its schema.
    if (manifest.arrives !== 'connection') {
      files.push(manifest);
      continue;
    }
    const exported = (await import(pathToFileURL(join(folder, dirname(path), 'index.ts')).href)) as Record<string, unknown>; // A module's exports.
    const connector = Object.values(exported).find(isConnector);
    if (connector === undefined) throw new Error(`integrations/${dirname(path)} exports no connector`);
    connectors.set(connector.manifest.id, connector);
  }
  return { connectors, files };
}

const isConnector = (value: unknown): value is Connector =>
  typeof value === 'object' && value !== null && 'manifest' in value && 'streams' in value && Array.isArray(value.streams);
