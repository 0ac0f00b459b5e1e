import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPieces, randomFrom } from '../testing/pieces.ts';
import { buildZip, type ZipFile } from '../testing/zip-builder.ts';
import { namesInHead } from './names-in-head.ts';
import { readZip } from './read-zip.ts';

const random = randomFrom(1);
const noise = Buffer.from(Array.from({ length: 300_000 }, () => Math.floor(random() * 256)));
const prose = Buffer.from('a steady heart beats on '.repeat(40_000));

async function readAll(archive: Uint8Array, pieceBytes = 65_536): Promise<{ files: [string, Buffer][]; problems: string[] }> {
  const problems: string[] = [];
  const files: [string, Buffer][] = [];
  for await (const { name, content } of readZip(inPieces(archive, pieceBytes), (reason) => problems.push(reason))) {
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(Buffer.from(piece));
    files.push([name, Buffer.concat(pieces)]);
  }
  return { files, problems };
}

const shapes: Readonly<Record<string, Partial<ZipFile>>> = {
  'deflated with sizes before': {},
  'deflated with a descriptor': { descriptor: 'narrow' },
  'deflated with a wide descriptor': { descriptor: 'wide' },
  'deflated with a descriptor without signature': { descriptor: 'bare' },
  'deflated with ZIP64 sizes': { isZip64: true },
  'stored with sizes before': { isStored: true },
  'stored with a descriptor': { isStored: true, descriptor: 'narrow' },
  'stored with a wide descriptor': { isStored: true, descriptor: 'wide' },
};

for (const [shape, options] of Object.entries(shapes)) {
  test(`zip: entries ${shape} come out as they went in, whatever the size of the pieces`, async () => {
    const archive = buildZip([
      { name: 'noise', content: noise, ...options },
      { name: 'empty', content: Buffer.alloc(0) },
      { name: 'prose', content: prose, ...options },
    ]);

    for (const pieceBytes of [4_099, 65_536, archive.length]) {
      const { files, problems } = await readAll(archive, pieceBytes);

      assert.deepEqual(problems, []);
      assert.deepEqual(
        files.map(([name, content]) => [name, content.length]),
        [
          ['noise', 300_000],
          ['empty', 0],
          ['prose', prose.length],
        ],
      );
      assert.ok(files[0]?.[1].equals(noise) && files[2]?.[1].equals(prose));
    }
  });
}

test('zip: a small archive may arrive byte by byte', async () => {
  const small = Buffer.from('beats');

  const { files, problems } = await readAll(
    buildZip([
      { name: 'a', content: small, descriptor: 'narrow' },
      { name: 'b', content: small, isStored: true, descriptor: 'narrow' },
    ]),
    1,
  );

  assert.deepEqual([files.map(([name, content]) => `${name}:${content.toString()}`), problems], [['a:beats', 'b:beats'], []]);
});

test('zip: a descriptor signature inside stored content does not end it', async () => {
  const content = Buffer.concat([Buffer.from('504b0708' + '00'.repeat(12), 'hex'), prose, Buffer.from('504b0708', 'hex'), noise]);

  const { files, problems } = await readAll(
    buildZip([
      { name: 'tricky', content, isStored: true, descriptor: 'narrow' },
      { name: 'after', content: prose },
    ]),
  );

  assert.deepEqual(problems, []);
  assert.ok(files[0]?.[1].equals(content) && files[1]?.[1].equals(prose));
});

test('zip: an entry that nobody reads is passed over', async () => {
  const archive = buildZip([
    { name: 'left', content: noise, descriptor: 'narrow' },
    { name: 'read', content: prose },
  ]);
  const names: string[] = [];

  for await (const { name } of readZip(inPieces(archive, 10_000), assert.fail)) names.push(name);

  assert.deepEqual(names, ['left', 'read']);
});

test('zip: of an archive that is cut off everything before the cut is saved, and the cut is told', async () => {
  const archive = buildZip([
    { name: 'whole', content: prose },
    { name: 'half', content: noise },
  ]);

  const { files, problems } = await readAll(archive.subarray(0, archive.length - 200_000));

  assert.deepEqual(problems, ['archive-cut-off']);
  assert.ok(files[0]?.[1].equals(prose));
  const saved = files[1]?.[1] ?? Buffer.alloc(0);
  assert.ok(saved.length > 90_000 && saved.equals(noise.subarray(0, saved.length)));
});

test('zip: a wrong checksum is told and the next entry still read', async () => {
  const { files, problems } = await readAll(
    buildZip([
      { name: 'bad', content: prose, wrongCrc: true },
      { name: 'good', content: noise },
    ]),
  );

  assert.deepEqual([files.length, problems], [2, ['archive-entry-corrupt']]);
});

test('zip: damaged deflate data are told and the next entry still read', async () => {
  const archive = buildZip([
    { name: 'bad', content: prose },
    { name: 'good', content: noise },
  ]);
  archive.fill(0xff, 40, 60);

  const { files, problems } = await readAll(archive);

  assert.deepEqual(problems, ['archive-entry-corrupt']);
  assert.ok(files.at(-1)?.[1].equals(noise));
});

test('zip: an encrypted entry is left out and told', async () => {
  const { files, problems } = await readAll(
    buildZip([
      { name: 'secret', content: noise, flags: 1 },
      { name: 'open', content: prose },
    ]),
  );

  assert.deepEqual([files.map(([name]) => name), problems], [['open'], ['archive-entry-encrypted']]);
});

test('zip: what is no archive is told, not thrown', async () => {
  assert.deepEqual((await readAll(Buffer.from('PK this is not what it seems, not at all'))).problems, ['archive-damaged']);
  assert.deepEqual((await readAll(Buffer.alloc(0))).problems, ['archive-cut-off']);
  assert.deepEqual((await readAll(buildZip([]))).problems, []);
});

test('zip: names at the head of an archive are seen without reading it', () => {
  const archive = buildZip([
    { name: 'apple_health_export/one', content: Buffer.from('1') },
    { name: 'two', content: Buffer.from('2') },
  ]);

  assert.deepEqual(namesInHead(archive), ['apple_health_export/one', 'two']);
  assert.deepEqual(namesInHead(archive.subarray(0, 60)), ['apple_health_export/one']);
  assert.deepEqual(namesInHead(Buffer.from('<HealthData>')), []);
});
