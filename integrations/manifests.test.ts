import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';

const root = import.meta.dirname;
const folders = globSync('*/manifest.json', { cwd: root }).map(dirname).toSorted();
const jsonOf = (...path: readonly string[]): Readonly<Record<string, unknown>> => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

/** Rules of a source that comes as files (`quality.json`); those of a connection are checked with its manifest. */
const RULES = [
  'fixtures',
  'mapping-tests',
  'docs',
  'owner',
  'back-fill',
  'known-limits',
  'agreement-with-reference-exports',
  're-authentication',
  'rate-limit',
  'webhook',
  'deletion-at-the-source',
];

test('integrations: each folder is named as its manifest, and says to people what arrives and what does not', () => {
  assert.ok(folders.length >= 5);
  for (const folder of folders) {
    const { id, name, docs, delivers } = jsonOf(folder, 'manifest.json');
    assert.deepEqual([id, docs, typeof name], [folder, 'README.md', 'string']);
    assert.ok(Array.isArray(delivers) && delivers.length > 0, folder);
    const ids = delivers.map(String);
    assert.deepEqual(
      ids.filter((metric) => !METRICS.has(metric)),
      [],
      folder,
    );
    assert.deepEqual(ids, [...new Set(ids)].toSorted(), `${folder}: delivers in order, once`);
    const readme = readFileSync(join(root, folder, 'README.md'), 'utf8');
    for (const heading of ['## What arrives', '## What does not']) assert.ok(readme.includes(heading), `${folder}: ${heading}`);
  }
});

test('integrations: what comes as files says to people where they get the file, and what it does not bring', () => {
  for (const folder of folders) {
    const { arrives, howToGet, doesNotDeliver } = jsonOf(folder, 'manifest.json');
    if (arrives !== 'file') continue;
    for (const sentences of [howToGet, doesNotDeliver]) {
      assert.ok(Array.isArray(sentences) && sentences.length > 0, folder);
      for (const sentence of sentences) assert.match(String(sentence), /^[A-Z].{10,}\.$/, folder);
    }
  }
});

test('integrations: quality is said for each rule, and an exemption has its reason', () => {
  for (const folder of folders) {
    const quality = jsonOf(folder, 'quality.json') as Readonly<Record<string, { state: string; reason?: string }>>; // Checked below.
    if (jsonOf(folder, 'manifest.json')['arrives'] === 'file') assert.deepEqual(Object.keys(quality).toSorted(), RULES.toSorted(), folder);
    for (const [rule, { state, reason }] of Object.entries(quality)) {
      assert.ok(state === 'done' || state === 'exempt', `${folder} ${rule}`);
      if (state === 'exempt') assert.ok((reason ?? '').length > 10, `${folder} ${rule}`);
    }
  }
});

/** What must lie in the folder of a source that says a rule is done. */
const SHOWN_BY: Readonly<Record<string, (folder: string) => boolean>> = {
  fixtures: (folder) => globSync(`${folder}/{fixtures,testing}/*`, { cwd: root }).length > 0,
  'mapping-tests': (folder) => globSync(`${folder}/*.test.ts`, { cwd: root }).length > 0,
  'agreement-with-reference-exports': (folder) =>
    globSync(`${folder}/*.test.ts`, { cwd: root }).some((file) => readFileSync(join(root, file), 'utf8').includes('shared/data')),
  docs: (folder) => existsSync(join(root, folder, 'README.md')),
};

test('integrations: quality that is said to be done lies in the folder', () => {
  for (const folder of folders)
    for (const [rule, isShown] of Object.entries(SHOWN_BY)) {
      const { state } = (jsonOf(folder, 'quality.json') as Readonly<Record<string, { state: string }>>)[rule] ?? {}; // As above.
      assert.ok(state !== 'done' || isShown(folder), `${folder}: ${rule}`);
    }
});

test('integrations: what comes as files exports a reader of the same name', async () => {
  for (const folder of folders) {
    const { id, name, arrives } = jsonOf(folder, 'manifest.json');
    if (arrives !== 'file') continue;
    assert.ok(existsSync(join(root, folder, 'index.ts')), folder);
    const exported: Readonly<Record<string, unknown>> = await import(join(root, folder, 'index.ts'));
    const readers = Object.values(exported).filter((value) => typeof value === 'object' && value !== null && 'recognise' in value);
    assert.deepEqual(
      readers.map((reader) => [Reflect.get(Object(reader), 'id'), Reflect.get(Object(reader), 'name')]),
      [[id, name]],
    );
  }
});
