import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { glimpseOf, type FileFormat, type Importer } from './kit/index.ts';
import { buildZip, readFiles } from './kit/testing/index.ts';

const ROOT = import.meta.dirname;

/** Everything that a module exports and that has the given functions. */
async function exported(file: string, ...names: readonly string[]): Promise<readonly unknown[]> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(ROOT, file)).href);
  return Object.values(module).filter(
    (value) => typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'function'),
  );
}

const folders = globSync('*/manifest.json', { cwd: ROOT }).map(dirname).toSorted();
const formats: FileFormat[] = [];
const importers: Importer[] = [];
const samples: { readonly of: string; readonly path: string; readonly content: Buffer }[] = [];
for (const folder of folders) {
  formats.push(...((await exported(`${folder}/index.ts`, 'recognise', 'begin')) as FileFormat[])); // reason: it has the functions of one
  importers.push(...((await exported(`${folder}/index.ts`, 'recognise', 'read')) as Importer[])); // reason: it has the functions of one
  for (const file of globSync('testing/made-files.ts', { cwd: join(ROOT, folder) })) {
    const module: { readonly samples?: () => Readonly<Record<string, Buffer>> } = await import(
      pathToFileURL(join(ROOT, folder, file)).href
    );
    for (const [path, content] of Object.entries(module.samples?.() ?? {})) samples.push({ of: folder, path, content });
  }
}

test('recognition: every form that files have is asked, and has files of its own', () => {
  const made = new Set(samples.map(({ of }) => of));

  assert.ok(formats.length >= 7, `${formats.length} forms`);
  assert.deepEqual(
    ['fit', 'garmin-export', 'google-takeout', 'gpx', 'polar-export', 'samsung-health', 'tcx'].filter((folder) => !made.has(folder)),
    [],
  );
});

test('recognition: each file is known by its own form and by no other', () => {
  for (const { of, path, content } of samples) {
    const known = formats.filter((format) => format.recognise(content.subarray(0, 65_536), path)).map(({ id }) => id);

    assert.deepEqual(known, [of], path);
  }
});

test('recognition: a file that stands alone, without a path, is known by its own form or by none', () => {
  for (const { of, path, content } of samples) {
    const known = formats.filter((format) => format.recognise(content.subarray(0, 65_536), '')).map(({ id }) => id);

    assert.ok(known.length === 0 || (known.length === 1 && known[0] === of), `${path}: ${known.join()}`);
  }
});

test('recognition: no archive of these files is taken for the export of a source that is read as a whole', async () => {
  for (const of of new Set(samples.map((sample) => sample.of))) {
    const archive = buildZip(samples.filter((sample) => sample.of === of).map(({ path, content }) => ({ name: path, content })));
    const glimpse = await glimpseOf(async (from, length) => archive.subarray(from, from + length), archive.length);

    assert.deepEqual(
      importers.filter((importer) => importer.recognise(glimpse) !== 'no').map(({ id }) => id),
      [],
      of,
    );
  }
});

test('recognition: what belongs to nobody is known by nobody', () => {
  const foreign: Readonly<Record<string, string>> = {
    'notes.txt': 'hello',
    'a.json': '{"a":1}',
    'b.json': '[]',
    'c.json': '[{"date":"2026-03-01","value":3}]',
    'd.csv': 'date,value\n2026-03-01,3\n',
    'e.xml': '<?xml version="1.0"?><root/>',
    'f.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'g.html': '<!doctype html><p>gpx</p>',
    'h.pdf': '%PDF-1.7',
    'i.csv': 'timestamp,value\n2026-03-01T00:00:00Z,95\n',
  };
  const bytes = [...Object.entries(foreign).map(([path, text]) => [path, Buffer.from(text)] as const), ['x', Buffer.alloc(64)] as const];
  for (const [path, content] of bytes)
    for (const at of [path, ''])
      assert.deepEqual(
        formats.filter((format) => format.recognise(content, at)).map(({ id }) => id),
        [],
        `${path} as ${at}`,
      );
});

test('recognition: files of the exports of other sources here are known by nobody', () => {
  for (const file of globSync('apple-health/fixtures/*', { cwd: ROOT })) {
    const content = readFileSync(join(ROOT, file));

    assert.deepEqual(
      formats.filter((format) => format.recognise(content, file)).map(({ id }) => id),
      [],
      file,
    );
  }
});

test('recognition: a manifest says who reads its files', () => {
  for (const { id } of formats) assert.ok(folders.includes(id), id);
});

test('recognition: records of two forms never share a key, though their files number alike', async () => {
  const seen = new Map<string, string>();
  for (const of of new Set(samples.map((sample) => sample.of))) {
    const archive = buildZip(samples.filter((sample) => sample.of === of).map(({ path, content }) => ({ name: path, content })));
    for (const { kind, key } of (await readFiles(formats, archive)).records) {
      const owner = seen.get(`${kind}|${key}`) ?? of;
      assert.equal(owner, of, `${kind} ${key}`);
      seen.set(`${kind}|${key}`, of);
    }
  }
  assert.ok(seen.size > 30);
});
