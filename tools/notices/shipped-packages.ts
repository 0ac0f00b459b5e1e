import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Texts of its license and notice files; none for builds of other machines, which are not installed here. */
  readonly texts: readonly string[];
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

const FILES = /^(licen[cs]e|notice|copying|copyright)([.-].*)?$/i;

/** Packages that reach a user, as the lock file says: without those that only tests and checks need. */
export function shippedPackages(root: string): readonly ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, Locked>> }; // npm reads it, too.
  return Object.entries(lock.packages)
    .filter(([path, { link, dev, devOptional }]) => path.includes('node_modules/') && link !== true && dev !== true && devOptional !== true)
    .map(([path, locked]) => ({
      name: path.split('node_modules/').at(-1) ?? path,
      version: locked.version ?? '',
      license: locked.license ?? 'see its text',
      // A build for one kind of machine is installed only there; the notices must be the same everywhere.
      texts: locked.os === undefined && locked.cpu === undefined ? textsIn(join(root, path)) : [],
    }))
    .toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

function textsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && FILES.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .toSorted();
}
