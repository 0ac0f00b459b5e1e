import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainBytesOf } from './directory.ts';

const entry = (name: string, plain: number, extra: Buffer = Buffer.alloc(0)): Buffer => {
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt32LE(plain, 24);
  fixed.writeUInt16LE(name.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  return Buffer.concat([fixed, Buffer.from(name), extra]);
};

function archive(entries: readonly Buffer[], comment = ''): Buffer {
  const content = Buffer.alloc(500, 'x');
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(content.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([content, directory, end, Buffer.from(comment)]);
}

const plainOf = (file: Buffer): Promise<number | undefined> =>
  plainBytesOf((from, length) => Promise.resolve(file.subarray(from, from + length)), file.length);

test('directory: the plain sizes of all files are added up, whatever comment follows', async () => {
  assert.equal(await plainOf(archive([entry('a', 1000), entry('folder/b', 234)])), 1234);
  assert.equal(await plainOf(archive([entry('a', 7)], 'made by a phone')), 7);
});

test('directory: a size beyond 4 GB stands in the extra field', async () => {
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(5_000_000_000n, 4);

  assert.equal(await plainOf(archive([entry('big', 0xffffffff, extra), entry('small', 5)])), 5_000_000_005);
});

test('directory: an archive that is cut off, damaged or empty tells nothing', async () => {
  const whole = archive([entry('a', 1000)]);
  const damaged = Buffer.from(whole);
  damaged[500] = 0;

  assert.deepEqual(
    [await plainOf(whole.subarray(0, 520)), await plainOf(damaged), await plainOf(archive([])), await plainOf(Buffer.alloc(0))],
    [undefined, undefined, undefined, undefined],
  );
});
