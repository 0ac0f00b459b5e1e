import type { Peek } from '../importer.ts';
import { CENTRAL_HEADER, END_OF_DIRECTORY } from './local-header.ts';

/** Layout: PKWARE APPNOTE 6.3.10, sections 4.3.12, 4.3.14 and 4.3.16. */
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const ZIP64_END = 0x06064b50;
/** The locator before the end record and the ZIP64 end record before the locator. */
const LOCATOR_BYTES = 20;
const ZIP64_END_BYTES = 56;
const ENTRY_BYTES = 46;
const ZIP64_EXTRA = 0x0001;
const IN_ZIP64 = 0xffffffff;
/** An export with a file for each of 100,000 workouts has a directory of this size. */
const DIRECTORY_BYTES_MAX = 16 * 1024 * 1024;

/** Sum of the plain sizes of all files in an archive, as its directory tells; undefined when it is cut off or damaged. */
export async function plainBytesOf(peek: Peek, fileBytes: number): Promise<number | undefined> {
  const tailBytes = Math.min(fileBytes, END_BYTES + COMMENT_BYTES_MAX + LOCATOR_BYTES + ZIP64_END_BYTES);
  const tail = bufferOf(await peek(fileBytes - tailBytes, tailBytes));
  const place = directoryPlace(tail);
  if (place === undefined || place.length > DIRECTORY_BYTES_MAX) return undefined;
  return sumOfSizes(bufferOf(await peek(place.from, place.length)));
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function directoryPlace(tail: Buffer): { readonly from: number; readonly length: number } | undefined {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const [length, from] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (length !== IN_ZIP64 && from !== IN_ZIP64) return { from, length };
    const wide = at - LOCATOR_BYTES - ZIP64_END_BYTES;
    if (wide < 0 || tail.readUInt32LE(wide) !== ZIP64_END) return undefined;
    return { from: Number(tail.readBigUInt64LE(wide + 48)), length: Number(tail.readBigUInt64LE(wide + 40)) };
  }
  return undefined;
}

function sumOfSizes(directory: Buffer): number | undefined {
  let sum = 0;
  for (let at = 0; at < directory.length;) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== CENTRAL_HEADER) return undefined;
    const [name, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const extraFrom = at + ENTRY_BYTES + name;
    const plain = directory.readUInt32LE(at + 24);
    sum += plain === IN_ZIP64 ? zip64Plain(directory.subarray(extraFrom, extraFrom + extra)) : plain;
    at = extraFrom + extra + comment;
  }
  return Number.isFinite(sum) && sum > 0 ? sum : undefined;
}

/** The plain size is the first of the sizes that did not fit; NaN when it is missing. */
function zip64Plain(extra: Buffer): number {
  for (let at = 0; at + 12 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === ZIP64_EXTRA) return Number(extra.readBigUInt64LE(at + 4));
  return Number.NaN;
}
