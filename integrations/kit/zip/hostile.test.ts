import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { eachAlone, type FileFormat } from '../format.ts';
import { buildZip, readFiles } from '../testing/index.ts';

const BLOCK_BYTES = 16 * 1024 * 1024;
const BLOCKS = 24;

/** Takes every file, and counts its bytes. */
let taken = 0;
const anything: FileFormat = {
  id: 'anything',
  name: 'Anything',
  recognise: () => true,
  begin: eachAlone(async ({ content }, out) => {
    for await (const piece of content) taken += piece.length;
    out.skip('file', 'nothing-measured');
  }),
};
const reasonsOf = async (file: Buffer): Promise<readonly string[]> =>
  (await readFiles([anything], file)).report.problems.map(({ reason }) => reason).filter((reason) => reason !== 'nothing-measured');

/** 384 MB of zeros in less than half a megabyte. */
function bomb(name: string): Buffer {
  const block = deflateRawSync(Buffer.alloc(BLOCK_BYTES), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const body = Buffer.concat([...Array.from({ length: BLOCKS }, () => block), Buffer.from([3, 0])]);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(body.length, 18);
  header.writeUInt32LE(BLOCK_BYTES * BLOCKS, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), body, Buffer.from('504b0506' + '00'.repeat(18), 'hex')]);
}

test('archive: what unpacks to far more than any data is left at a bound, also within another archive', async () => {
  const one = bomb('zeros.csv');
  assert.ok(one.length < 1_000_000);

  for (const file of [
    one,
    buildZip([
      { name: 'inner.zip', content: one },
      { name: 'after.csv', content: Buffer.from('x') },
    ]),
  ]) {
    taken = 0;
    assert.deepEqual(await reasonsOf(file), ['archive-bomb']);
    assert.ok(taken > 200 * 1024 ** 2 && taken < 300 * 1024 ** 2, `${taken} bytes`);
  }
});

test('archive: a large file of equal lines that packs well is no bomb', async () => {
  taken = 0;
  const lines = Buffer.alloc(8 * 1024 * 1024, '2026-01-05 07:00,180\n');

  assert.deepEqual(await reasonsOf(buildZip([{ name: 'a.csv', content: lines }])), []);
  assert.deepEqual(await reasonsOf(gzipSync(lines)), []);
  assert.equal(taken, 2 * lines.length);
});

test('archive: names that lead out of it are left out and said; the other files are read', async () => {
  const names = ['../../etc/passwd', '/etc/passwd', 'a/../../b.csv', 'C:\\windows\\x.csv', '..\\x.csv', 'fine/..name.csv', 'fine.csv'];

  const { report } = await readFiles([anything], buildZip(names.map((name) => ({ name, content: Buffer.from('x') }))));

  assert.equal(report.problems.find(({ reason }) => reason === 'entry-name-unsafe')?.count, 5);
  assert.equal(report.types['file']?.read, 2);
  assert.doesNotMatch(JSON.stringify(report), /passwd|windows/);
});

test('archive: encrypted, cut off, empty and nested too deep: each is said by its name', async () => {
  const content = Buffer.from('secret');
  let deep = buildZip([{ name: 'x.csv', content }]);
  for (let level = 0; level < 4; level++) deep = buildZip([{ name: 'inner.zip', content: deep }]);

  assert.deepEqual(await reasonsOf(buildZip([{ name: 'a.csv', content, flags: 1 }])), ['archive-entry-encrypted']);
  assert.deepEqual(await reasonsOf(buildZip([{ name: 'a.csv', content: Buffer.alloc(9000, 'abc') }]).subarray(0, 45)), ['archive-cut-off']);
  assert.deepEqual(await reasonsOf(Buffer.alloc(0)), ['file-empty']);
  assert.deepEqual(await reasonsOf(deep), ['archive-too-deep']);
});
