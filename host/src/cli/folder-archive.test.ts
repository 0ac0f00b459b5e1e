import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readZip } from '@aceso/integrations/kit';
import { folderArchive } from './folder-archive.ts';

function folderOf(files: Readonly<Record<string, string | Buffer>>): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'aceso-folder-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), content);
    utimesSync(join(path, name), 1_774_684_800, 1_774_684_800);
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('folder archive: files of all folders, without what systems add, of the size that was foretold', async () => {
  const inner = Buffer.from('PK\u0003\u0004 looks like an archive PK\u0007\u0008');
  using folder = folderOf({
    'b/two.csv': 'a,b\n1,2\n',
    'one.csv': 'x'.repeat(300_000),
    'b/inner.zip': inner,
    '.hidden': 'x',
    '__MACOSX/y': 'x',
    'b/empty': '',
  });
  symlinkSync(folder.path, join(folder.path, 'loop'));

  const archive = await folderArchive(folder.path);
  const bytes = await bytesOf(archive!.content(0));

  assert.deepEqual([archive?.files, bytes.length], [4, archive?.bytes]);
  const read: [string, number][] = [];
  const problems: string[] = [];
  async function* whole() {
    yield bytes;
  }
  for await (const { name, content } of readZip(whole(), (reason) => problems.push(reason)))
    read.push([name, (await bytesOf(content)).length]);
  assert.deepEqual(problems, []);
  assert.deepEqual(read, [
    ['b/empty', 0],
    ['b/inner.zip', inner.length],
    ['b/two.csv', 8],
    ['one.csv', 300_000],
  ]);
});

test('folder archive: the same folder gives the same name and bytes, from any byte on; a changed file gives another name', async () => {
  using folder = folderOf({ 'a.csv': 'a,b\n1,2\n', 'b.csv': 'y'.repeat(1000) });
  const [once, again] = [await folderArchive(folder.path), await folderArchive(folder.path)];
  const bytes = await bytesOf(once!.content(0));

  assert.equal(again?.name, once?.name);
  for (const from of [1, 40, 600, bytes.length - 1, bytes.length])
    assert.deepEqual(await bytesOf(again!.content(from)), bytes.subarray(from));
  writeFileSync(join(folder.path, 'a.csv'), 'a,b\n1,3\n');
  assert.notEqual((await folderArchive(folder.path))?.name, once?.name);
});

test('folder archive: a folder without files is none', async () => {
  using folder = folderOf({ '.hidden': 'x' });

  assert.equal(await folderArchive(folder.path), undefined);
});
