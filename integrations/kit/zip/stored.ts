import type { ByteSource } from './byte-source.ts';
import { descriptorBytes } from './local-header.ts';
import type { Ending } from './inflate.ts';

const PIECE_BYTES = 256 * 1024;
/** Longest data descriptor: signature, checksum, two sizes of eight bytes. */
const DESCRIPTOR_BYTES_MAX = 24;
const MARK = Buffer.from([0x50, 0x4b, 7, 8]);

/** Passes on an uncompressed entry of known size. */
export async function* storedEntry(source: ByteSource, size: number, ending: Ending): AsyncGenerator<Buffer> {
  while (ending.compressed < size) {
    const piece = await source.some(Math.min(PIECE_BYTES, size - ending.compressed));
    if (piece.length === 0) {
      ending.isCutOff = true;
      return;
    }
    ending.compressed += piece.length;
    yield piece;
  }
}

/** Passes on an uncompressed entry whose size follows it: a descriptor is believed only when its sizes equal what was counted. */
export async function* storedUntilDescriptor(source: ByteSource, ending: Ending): AsyncGenerator<Buffer> {
  for (;;) {
    const ahead = await source.peek(PIECE_BYTES);
    const at = ahead.indexOf(MARK);
    const isEnd = at !== -1 && descriptorBytes(ahead.subarray(at), ending.compressed + at, ending.compressed + at) > 0;
    const certain = at === -1 ? ahead.length - (DESCRIPTOR_BYTES_MAX - 1) : isEnd ? at : at + 1;
    // The rest of a cut archive is content to its last byte.
    const isLast = ahead.length < PIECE_BYTES && !isEnd && at === -1;
    const piece = await source.take(isLast ? ahead.length : Math.max(certain, 0));
    ending.compressed += piece.length;
    if (piece.length > 0) yield piece;
    if (isLast) ending.isCutOff = true;
    if (isEnd || isLast) return;
  }
}
