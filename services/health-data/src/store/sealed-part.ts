import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Begins every sealed part. */
const MAGIC = Buffer.from('ACESO-PART-1\0\0\0\0', 'latin1');
const SALT_BYTES = 16;
const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Content of one frame: what is held in memory, and what is proved at once. */
const FRAME_BYTES = 65_536;

/** Thrown for content that was cut, changed, exchanged, or sealed under a key that is gone. */
export class PartNotWhole extends Error {
  override readonly name = 'PartNotWhole';
}

/**
 * Seals content that is written once, from front to end: frames under AES-256-GCM, each bound to its place and the last one marked as such
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár 2015), so that nothing can be cut, put elsewhere or repeated unseen.
 *
 * @param key of the person, 32 bytes; the part gets one of its own (HKDF-SHA-256, RFC 5869, over a random salt)
 * @param context where the part lies: it opens nowhere else
 */
export async function* sealPart(content: AsyncIterable<Uint8Array>, key: Uint8Array, context: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const own = ownKey(key, salt, context);
  yield Buffer.concat([MAGIC, salt]);
  for await (const { bytes, place, isLast } of frames(content, FRAME_BYTES)) {
    const cipher = createCipheriv(ALGORITHM, own, nonceOf(place, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Content of a sealed part; ends in `PartNotWhole` before anything that is not proved is given out. */
export async function* openPart(stored: AsyncIterable<Uint8Array>, key: Uint8Array, context: string): AsyncGenerator<Buffer> {
  let own: Buffer | undefined;
  const body = async function* (): AsyncGenerator<Uint8Array> {
    let head = Buffer.alloc(0);
    for await (const block of stored) {
      if (own !== undefined) {
        yield block;
        continue;
      }
      head = Buffer.concat([head, block]);
      if (head.length < HEADER_BYTES) continue;
      if (!MAGIC.equals(head.subarray(0, MAGIC.length))) throw new PartNotWhole('not a sealed part');
      own = ownKey(key, head.subarray(MAGIC.length, HEADER_BYTES), context);
      yield head.subarray(HEADER_BYTES);
    }
  };
  for await (const { bytes, place, isLast } of frames(body(), FRAME_BYTES + TAG_BYTES)) {
    if (own === undefined || bytes.length < TAG_BYTES) throw new PartNotWhole('a sealed part that was cut');
    const decipher = createDecipheriv(ALGORITHM, own, nonceOf(place, isLast));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const plain = decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES));
    try {
      decipher.final();
    } catch (cause) {
      throw new PartNotWhole('a sealed part that is not what was written', { cause });
    }
    yield plain;
  }
}

const ownKey = (key: Uint8Array, salt: Uint8Array, context: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `aceso sealed part/${context}`, KEY_BYTES));

/** Place of a frame and whether it is the last: the same never twice under one key. */
function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeBigUInt64BE(BigInt(place), 2);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}

interface Frame {
  readonly bytes: Buffer;
  readonly place: number;
  readonly isLast: boolean;
}

/** Cuts content into frames of one size; the last is shorter or as long, and there always is one. */
async function* frames(content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Frame> {
  let held: Buffer[] = [];
  let length = 0;
  let place = 0;
  for await (const block of content) {
    held.push(Buffer.from(block.buffer, block.byteOffset, block.byteLength));
    length += block.length;
    if (length <= size) continue;
    // A full frame is only given when something follows: whether it is the last is part of what is sealed.
    const all = Buffer.concat(held);
    let at = 0;
    for (; all.length - at > size; at += size) yield { bytes: all.subarray(at, at + size), place: place++, isLast: false };
    held = [all.subarray(at)];
    length = all.length - at;
  }
  yield { bytes: Buffer.concat(held), place, isLast: true };
}
