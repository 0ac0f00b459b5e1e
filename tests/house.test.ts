import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layerOf } from './house/floors.ts';
import { breachesOf, circles } from './house/imports.ts';
import { uncoveredOperations } from './house/operations.ts';
import { codeOf, filesLike, isTest, manifests, sources, textOf, type Manifest } from './house/sources.ts';

const LONGEST_FILE = 400;
/** Tables of facts are as long as the facts. */
const TABLES = /^(contracts\/vocabulary|science\/coefficients|science\/vectors)\//;
/** In pieces, so that this file does not find itself. */
const ANY = new RegExp([':\\s*any\\b', '\\bas any\\b', '<any\\b', '\\bany\\[\\]'].join('|'));
const TEXTS = ['**/*.{ts,tsx,mjs,js,json,md,sql,css,html,yaml,yml,cedar,svg,xml}', '.ci/*', 'deploy/**/*'];

const all = sources();
const code = new Map(all.map((file) => [file, codeOf(textOf(file))]));
const files = (keep: (file: string, code: string) => boolean): readonly string[] => all.filter((file) => keep(file, code.get(file) ?? ''));

test('house: the test sees the sources', () => {
  assert.ok(all.length > 500, `${all.length} sources`);
});

test('house: every import keeps to the floors, the layers and the manifest', () => {
  const packages = manifests();

  const breaches = all.flatMap((file) => breachesOf(file, packages));

  assert.deepEqual(breaches, []);
});

test('house: a breach of each kind is found', () => {
  const packages = new Map<string, Manifest>([
    ['.', { name: 'aceso' }],
    ['kit', { name: '@aceso/kit' }],
    ['science', { name: '@aceso/science' }],
    ['services/users', { name: '@aceso/users', dependencies: { '@aceso/identity': '1', '@aceso/kit': '1' } }],
    ['services/identity', { name: '@aceso/identity' }],
  ]);
  const wrong = (file: string, text: string): string =>
    breachesOf(file, packages, text)
      .join()
      .replace(/^.*? '/, "'");

  assert.equal(
    wrong('services/users/src/operations/a.ts', "import { x } from '@aceso/identity';"),
    "'@aceso/identity' breaks the floors: services/users may not import services/identity",
  );
  assert.match(wrong('services/users/src/operations/a.ts', "import { x } from '../../../identity/src/a.ts';"), /leaves the room/);
  assert.match(wrong('services/users/src/store/a.ts', "import {\n  x,\n} from '../operations/b.ts';"), /goes up, from store to operations/);
  assert.match(wrong('services/users/src/domain/a.ts', "import { x } from 'node:fs';"), /domain code is pure/);
  assert.match(wrong('services/users/src/operations/a.ts', "import x from 'left-pad';"), /is not declared/);
  assert.match(wrong('science/a.ts', "import { x } from '@aceso/kit';"), /breaks the floors/);
  assert.match(wrong('guidelines/one/index.ts', "import { x } from '../two/index.ts';"), /a neighbour/);
  assert.equal(wrong('services/users/src/operations/a.ts', "import { x } from '../store/b.ts';\nimport '@aceso/kit';"), '');
});

test('house: no file reaches itself by what it imports', () => {
  const texts = new Map(all.map((file) => [file, textOf(file)]));

  assert.deepEqual(circles(texts), []);
  assert.deepEqual(
    circles(
      new Map([
        ['a/x.ts', "import type { Y } from './y.ts';"],
        ['a/y.ts', "export { X } from './x.ts';"],
        ['a/z.ts', "import { X } from './x.ts';\nconst late = import('./z.ts');"],
      ]),
    ),
    ['a/x.ts', 'a/y.ts'],
  );
});

test('house: domain code neither waits nor asks the clock nor rolls dice', () => {
  const impure = files(
    (file, text) => layerOf(file) === 'domain' && !isTest(file) && /\bawait\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(text),
  );

  assert.deepEqual(impure, []);
});

test(`house: no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = files((file) => !TABLES.test(file) && textOf(file).split('\n').length - 1 > LONGEST_FILE);

  assert.deepEqual(long, []);
});

test('house: no default exports but in the configuration of tools', () => {
  const withDefault = files((file, text) => /\bexport default\b/.test(text) && !file.endsWith('.config.ts'));

  assert.deepEqual(withDefault, []);
});

test('house: names say what a thing is', () => {
  const vague = filesLike('**/*.{ts,tsx,sql}').filter((file) =>
    file.split('/').some((part) => /(^|-)(utils?|helpers?|common|misc|managers?|base)(\.|$)/.test(part)),
  );

  assert.deepEqual(vague, []);
});

test('house: nothing is `any`, nothing is left to do, no type is silenced', () => {
  const unsure = files((_file, text) => ANY.test(text));
  const unfinished = all.filter(
    (file) => !file.startsWith('tests/house') && /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)/.test(textOf(file)),
  );

  assert.deepEqual([...unsure, ...unfinished], []);
});

test('house: every operation of a contract has its file and a test', () => {
  assert.deepEqual(uncoveredOperations(), []);
});

test('house: every service says what it owns, what it promises, how it fails and how it runs alone', () => {
  const services = filesLike('services/*/package.json').map((file) => file.replace('package.json', 'README.md'));

  const silent = services.flatMap((file) => {
    const text = filesLike(file).length === 0 ? '' : textOf(file);
    return [/owns/i, /promises/i, /fails/i, /run it alone/i]
      .filter((heading) => !text.split('\n').some((line) => /^(#|\*\*)/.test(line) && heading.test(line)))
      .map((heading) => `${file}: no heading ${heading.source}`);
  });

  assert.deepEqual(silent, []);
});

test('house: every dependency has a decision record that names it', () => {
  const records = filesLike('docs/decisions/*.md').map(textOf).join('\n');
  const dependencies = new Set(
    [...manifests().values()].flatMap((manifest) => Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })),
  );

  const unnamed = [...dependencies].filter((name) => !name.startsWith('@aceso/') && !records.includes(`\`${name}\``));

  assert.deepEqual(unnamed.toSorted(), []);
});

test('house: versions of dependencies are exact', () => {
  const loose = [...manifests()].flatMap(([room, manifest]) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${room}: ${name} ${version}`),
  );

  assert.deepEqual(loose, []);
});

test('house: texts never speak of folders of one machine', () => {
  const machine = /(?<![\w.:/-])\/(?:work|home\/(?!node\b|aceso\b)\w+|Users\/\w+)\//;
  const speaking = filesLike(...TEXTS).filter((file) => !file.startsWith('tests/house') && machine.test(textOf(file)));

  assert.deepEqual(speaking, []);
});
