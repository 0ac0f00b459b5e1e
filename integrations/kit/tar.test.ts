import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTar, readTar } from './tar.ts';
import { inPieces } from './testing/pieces.ts';
import { buildTar, paxName } from './testing/tar-builder.ts';

const noise = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 256));
const long = `Takeout/${'folder/'.repeat(30)}steps.json`;

async function readAll(archive: Uint8Array, pieceBytes = 4096): Promise<{ files: [string, Buffer][]; problems: string[] }> {
  const problems: string[] = [];
  const files: [string, Buffer][] = [];
  for await (const { name, content } of readTar(inPieces(archive, pieceBytes), (reason) => problems.push(reason))) {
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(Buffer.from(piece));
    files.push([name, Buffer.concat(pieces)]);
  }
  return { files, problems };
}

test('tar: files come out as they went in; folders and links are none; long names of both kinds are read', async () => {
  const archive = buildTar([
    { name: 'a/', content: Buffer.alloc(0), kind: '5' },
    { name: 'a/noise', content: noise },
    { name: 'a/passwd', content: Buffer.alloc(0), kind: '2' },
    paxName(long),
    { name: 'short', content: Buffer.from('pax') },
    { name: '././@LongLink', content: Buffer.from(`${long}.gnu\0`), kind: 'L' },
    { name: 'short', content: Buffer.from('gnu') },
    { name: 'empty', content: Buffer.alloc(0) },
  ]);

  for (const pieceBytes of [511, 65_536]) {
    const { files, problems } = await readAll(archive, pieceBytes);

    assert.deepEqual(problems, []);
    assert.deepEqual(
      files.map(([name, content]) => [name, content.length]),
      [
        ['a/noise', noise.length],
        [long, 3],
        [`${long}.gnu`, 3],
        ['empty', 0],
      ],
    );
    assert.ok(files[0]?.[1].equals(noise));
  }
});

test('tar: a cut is told and what came before it is saved; damage is told; names that lead out are left out', async () => {
  const archive = buildTar([
    { name: 'first', content: Buffer.from('1') },
    { name: 'second', content: noise },
  ]);
  const damaged = Buffer.from(archive);
  damaged[1024] = 0xff;
  const hostile = buildTar([
    { name: '../../etc/cron', content: Buffer.from('x') },
    { name: 'ok', content: Buffer.from('y') },
  ]);

  const cut = await readAll(archive.subarray(0, 40_000));
  assert.deepEqual([cut.files.map(([name]) => name), cut.problems], [['first', 'second'], ['archive-cut-off']]);
  assert.ok(noise.subarray(0, cut.files[1]?.[1].length).equals(cut.files[1]?.[1] ?? Buffer.alloc(0)));
  assert.deepEqual((await readAll(damaged)).problems, ['archive-damaged']);
  const { files, problems } = await readAll(hostile);
  assert.deepEqual([files.map(([name]) => name), problems], [['ok'], ['entry-name-unsafe']]);
});

test('tar: is known by its checksum', () => {
  const archive = buildTar([{ name: 'x', content: Buffer.from('x') }]);
  const other = Buffer.from(archive);
  other[0] = 0x79;

  assert.deepEqual([isTar(archive), isTar(other), isTar(Buffer.alloc(600)), isTar(Buffer.from('ustar'))], [true, false, false, false]);
});
