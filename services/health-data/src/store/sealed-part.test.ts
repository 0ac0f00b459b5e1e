import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { openPart, PartNotWhole, sealPart } from './sealed-part.ts';

const KEY = createHash('sha256').update('a person').digest();
const CONTENT = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7 + (i >> 8)) % 251));
const FRAME = 65_536;

/** Content in blocks of this size. */
async function* blocks(content: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield await Promise.resolve(content.subarray(at, at + size));
}
const gathered = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => Buffer.concat(await Array.fromAsync(content));
const seal = (content: Uint8Array, size = 10_000, context = 'one'): Promise<Buffer> =>
  gathered(sealPart(blocks(content, size), KEY, context));
const open = (sealed: Uint8Array, size = 30_000, key: Uint8Array = KEY, context = 'one'): Promise<Buffer> =>
  gathered(openPart(blocks(sealed, size), key, context));

test('sealed part: any content in any blocks is what it was, and hides', async () => {
  for (const length of [0, 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, CONTENT.length])
    for (const size of [977, FRAME, 1_000_000]) {
      const content = CONTENT.subarray(0, length);
      const sealed = await seal(content, size);
      assert.deepEqual(await open(sealed, size + 13), content, `${length} bytes in blocks of ${size}`);
      if (length > 64) assert.equal(sealed.includes(content.subarray(0, 32)), false);
    }
  assert.notDeepEqual(await seal(CONTENT), await seal(CONTENT));
});

test('sealed part: what was cut, changed, exchanged or sealed under another key is not given out', async () => {
  const sealed = await seal(CONTENT);
  const header = 32;
  const frame = FRAME + 16;
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(sealed);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const spoilt: readonly (readonly [string, Buffer])[] = [
    ['nothing', Buffer.alloc(0)],
    ['half a header', sealed.subarray(0, 20)],
    ['a header alone', sealed.subarray(0, header)],
    ['cut at a frame', sealed.subarray(0, header + 2 * frame)],
    ['cut in a frame', sealed.subarray(0, header + frame + 100)],
    ['other first word', flipped(0)],
    ['other salt', flipped(20)],
    ['another byte', flipped(header + frame + 5)],
    ['another tag', flipped(sealed.length - 1)],
    [
      'frames exchanged',
      Buffer.concat([
        sealed.subarray(0, header),
        sealed.subarray(header + frame, header + 2 * frame),
        sealed.subarray(header, header + frame),
        sealed.subarray(header + 2 * frame),
      ]),
    ],
    ['more behind it', Buffer.concat([sealed, Buffer.alloc(100)])],
  ];

  for (const [what, bytes] of spoilt) await assert.rejects(open(bytes), PartNotWhole, what);
  await assert.rejects(open(sealed, 1000, createHash('sha256').update('another').digest()), PartNotWhole);
  await assert.rejects(open(sealed, 1000, KEY, 'two'), PartNotWhole);
});
