import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { storedZip } from './store-zip.ts';

const FILES = [
  { path: 'export/über.csv', file: new File(['a,b\n1,2\n'], 'über.csv') },
  { path: 'export/inner/empty.txt', file: new File([], 'empty.txt') },
  { path: 'export/large.bin', file: new File([new Uint8Array(300_000).map((_, i) => (i * 31) % 251)], 'large.bin') },
];

test('storedZip: every file lies in the archive as it was, with its path and its checksum', async () => {
  const zip = await storedZip('export.zip', FILES);
  const bytes = Buffer.from(await zip.arrayBuffer());

  assert.equal(zip.name, 'export.zip');
  // By the central directory, as readers of archives go.
  const end = bytes.length - 22;
  assert.deepEqual([bytes.readUInt32LE(end), bytes.readUInt16LE(end + 10)], [0x06054b50, FILES.length]);
  let at = bytes.readUInt32LE(end + 16);
  for (const { path, file } of FILES) {
    const content = Buffer.from(await file.arrayBuffer());
    const length = bytes.readUInt16LE(at + 28);
    assert.equal(bytes.subarray(at + 46, at + 46 + length).toString('utf8'), path);
    assert.deepEqual([bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)], [crc32(content), content.length]);
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26);
    assert.ok(bytes.subarray(begin, begin + content.length).equals(content), path);
    at += 46 + length;
  }
  assert.equal(at, end);
});

test('storedZip: the same files give the same bytes, so that an upload can go on', async () => {
  const [one, two] = await Promise.all([storedZip('a.zip', FILES), storedZip('a.zip', FILES)]);

  assert.ok(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer())));
});

test('storedZip: what does not fit into one archive is refused before anything is read', async () => {
  const huge = Object.defineProperty(new File([], 'huge'), 'size', { value: 5e9 });

  await assert.rejects(storedZip('a.zip', [{ path: 'huge', file: huge }]), RangeError);
});
