import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
const LEFT_OUT = new Set(['node_modules', 'dist', '.aceso', '.git', '.cache', 'coverage']);
const outside = (path: string): boolean => LEFT_OUT.has(path.split('/').at(-1) ?? '');

/** Files of the repository that match, relative to its root. */
export const filesLike = (...patterns: readonly string[]): readonly string[] =>
  globSync([...patterns], { cwd: ROOT, exclude: outside })
    .filter((file) => statSync(join(ROOT, file)).isFile())
    .toSorted();

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Every TypeScript source. */
export const sources = (): readonly string[] => filesLike('**/*.{ts,tsx}');

export const isTest = (file: string): boolean => /\.test\.tsx?$|\/(test|testing|bench|benchmark)\//.test(file) || file.startsWith('tests/');

/** A room: a package of the house, or a folder beside them. */
export const roomOf = (file: string): string => {
  const [first = '', second = ''] = file.split('/');
  return first === 'services' ? `${first}/${second}` : first;
};

export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Manifest of every package, by room; `.` is the root. */
export const manifests = (): ReadonlyMap<string, Manifest> =>
  new Map(
    filesLike('package.json', '*/package.json', 'services/*/package.json').map((file) => [
      dirname(file),
      JSON.parse(textOf(file)) as Manifest, // npm reads the same file; a wrong one would not have installed.
    ]),
  );

const NOISE = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** The text without comments and string literals. */
export const codeOf = (text: string): string => text.replace(NOISE, (found) => (found.startsWith('/') ? ' ' : "''"));
