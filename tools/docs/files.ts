import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, page, table } from './markdown.ts';

const FOLDER = join(import.meta.dirname, '../../integrations');

interface FileManifest {
  readonly id: string;
  readonly name: string;
  readonly arrives: string;
  readonly accepts: readonly string[];
  readonly tier: string;
  readonly delivers: readonly string[];
}

/** `docs/files.md`: every form of file that is read, by the manifests. */
export function filesPage(): string {
  const rows = globSync('*/manifest.json', { cwd: FOLDER })
    .toSorted()
    .map((path) => JSON.parse(readFileSync(join(FOLDER, path), 'utf8')) as FileManifest) // A test checks the manifests.
    .filter(({ arrives }) => arrives === 'file')
    .map(({ id, name, accepts, tier, delivers }) => [
      `[${name}](../integrations/${id}/README.md)`,
      accepts.map(code).join(', '),
      String(delivers.length),
      tier,
    ]);
  return page(
    'Files',
    'Forms of files that are read, as their manifests say. A file is recognised by what is in it, alone or in an archive (zip, tar, gzip, also within each other, also among files of other sources). Its name counts only where a list of values says nothing else of what it lists.',
    table(['source', 'files', 'measures', 'tier'], rows),
  );
}
