import type { ByteSource } from './byte-source.ts';
import type { Ending } from './inflate.ts';
import { descriptorBytes } from './local-header.ts';

const PIECE_BYTES = 256 * 1024;
/** Longest data descriptor (signature, checksum, two sizes of eight bytes) and the mark of what follows it. */
const SIGHT_BYTES = 26;
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

/**
 * Passes on an uncompressed entry whose size follows it.
 *
 * A descriptor is believed only when its sizes equal what was counted and another part of the archive, or its end, follows.
 */
export async function* storedUntilDescriptor(source: ByteSource, ending: Ending): AsyncGenerator<Buffer> {
  for (;;) {
    const ahead = await source.peek(PIECE_BYTES);
    const isAll = ahead.length < PIECE_BYTES;
    const at = ahead.indexOf(MARK);
    const isEnd = at !== -1 && isDescriptor(ahead.subarray(at), ending.compressed + at);
    // A mark too near the end of what is in sight is looked at again with more in sight.
    const certain = at === -1 ? ahead.length - MARK.length + 1 : isEnd || (at > 0 && ahead.length - at < SIGHT_BYTES) ? at : at + 1;
    const isLast = isAll && at === -1;
    const piece = await source.take(isLast ? ahead.length : certain);
    ending.compressed += piece.length;
    if (piece.length > 0) yield piece;
    // Without a descriptor the archive was cut: its rest is content to the last byte.
    if (isLast) ending.isCutOff = true;
    if (isEnd || isLast) return;
  }
}

function isDescriptor(bytes: Buffer, counted: number): boolean {
  const length = descriptorBytes(bytes, counted, counted);
  return length > 0 && (bytes.length === length || bytes.toString('latin1', length, length + 2) === 'PK');
}
