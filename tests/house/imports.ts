import { dirname, join, normalize } from 'node:path';
import { layerOf, mayImport, mayReach } from './floors.ts';
import { isTest, manifests, roomOf, textOf, type Manifest } from './sources.ts';

const IMPORT =
  /(?:^|[\n;])[ \t]*(import|export)[ \t]+(type[ \t]+)?(?:[^'"`;]*?[ \t\n}]from[ \t\n]*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

interface Import {
  readonly name: string;
  readonly typesOnly: boolean;
  /** Read when it is needed, and not before. */
  readonly isLate: boolean;
}

export const importsOf = (text: string): readonly Import[] =>
  [...text.matchAll(IMPORT)].map((match) => ({
    name: match[3] ?? match[4] ?? '',
    typesOnly: match[2] !== undefined,
    isLate: match[4] !== undefined,
  }));

/** Files that reach themselves by what they import, types included; what is read late is no part of a file. */
export function circles(code: ReadonlyMap<string, string>): readonly string[] {
  const next = new Map(
    [...code].map(([file, text]) => [
      file,
      importsOf(text)
        .filter(({ name, isLate }) => name.startsWith('.') && !isLate)
        .map(({ name }) => normalize(join(dirname(file), name)))
        .filter((target) => code.has(target)),
    ]),
  );
  const reachable = (file: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(next.get(file) ?? [])];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      if (!seen.has(at)) {
        seen.add(at);
        open.push(...(next.get(at) ?? []));
      }
    return seen;
  };
  return [...next.keys()].filter((file) => reachable(file).has(file));
}

/** What is wrong with the imports of a file, in words. */
export function breachesOf(file: string, packages: ReadonlyMap<string, Manifest> = manifests(), text = textOf(file)): readonly string[] {
  return importsOf(text).flatMap((found) => breachOf(file, found, packages).map((why) => `${file}: '${found.name}' ${why}`));
}

function breachOf(file: string, { name, typesOnly }: Import, packages: ReadonlyMap<string, Manifest>): readonly string[] {
  if (name.startsWith('node:')) return layerOf(file) === 'domain' && !isTest(file) ? ['is not for a domain file: domain code is pure'] : [];
  if (name.startsWith('virtual:')) return [];
  return name.startsWith('.') ? relativeBreach(file, name, typesOnly) : packageBreach(file, { name, typesOnly }, packages);
}

function relativeBreach(file: string, name: string, typesOnly: boolean): readonly string[] {
  const target = normalize(join(dirname(file), name));
  const room = roomOf(file);
  if (room === 'tests' || room === 'tools') return [];
  if (roomOf(target) !== room) return ['leaves the room; import the package by its name'];
  const [from, to] = [layerOf(file), layerOf(target)];
  if (from !== undefined && to !== undefined && !isTest(file) && !typesOnly && !mayReach(from, to))
    return [`goes up, from ${from} to ${to}`];
  return neighbour(file, target);
}

/** A source or a guideline never imports another one, only what they share in `kit/`. */
function neighbour(file: string, target: string): readonly string[] {
  const [room, folder] = file.split('/');
  if (room !== 'integrations' && room !== 'guidelines') return [];
  const other = target.split('/')[1];
  const isCatalogueTest = file.split('/').length === 2;
  return isCatalogueTest || other === folder || other === 'kit' ? [] : [`reaches into ${room}/${other}, a neighbour`];
}

function packageBreach(
  file: string,
  { name, typesOnly }: Pick<Import, 'name' | 'typesOnly'>,
  packages: ReadonlyMap<string, Manifest>,
): readonly string[] {
  const room = roomOf(file);
  const wanted = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  const target = [...packages].find(([, manifest]) => manifest.name === wanted)?.[0];
  const inTest = isTest(file);
  if (room === 'tests' || room === 'tools') return [];
  if (target !== undefined && !mayImport(room, target, inTest)) return [`breaks the floors: ${room} may not import ${target}`];
  if (room === 'web' && target === 'contracts' && !typesOnly && !inTest && !/^web\/(build|vite)/.test(file))
    return ['is more than types: the web app takes only types of contracts'];
  const own = packages.get(room);
  const root = inTest || file.endsWith('.config.ts') ? packages.get('.') : undefined;
  const declared = {
    ...own?.dependencies,
    ...own?.optionalDependencies,
    ...own?.devDependencies,
    ...root?.dependencies,
    ...root?.devDependencies,
  };
  const isDeclared = wanted in declared || `@types/${wanted}` in (own?.devDependencies ?? {}) || wanted === own?.name;
  return isDeclared || (inTest && target !== undefined) ? [] : [`is not declared in ${room}/package.json`];
}
