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

/** One file of an archive as its directory tells it; `headerAt` is where its own header stands. Numbers that do not fit are NaN. */
export interface DirectoryEntry {
  readonly name: string;
  readonly plainBytes: number;
  readonly headerAt: number;
}

/** Sum of the plain sizes of all files in an archive, as its directory tells; undefined when it is cut off or damaged. */
export async function plainBytesOf(peek: Peek, fileBytes: number): Promise<number | undefined> {
  const sum = (await directoryOf(peek, fileBytes))?.reduce((bytes, { plainBytes }) => bytes + plainBytes, 0);
  return sum !== undefined && Number.isFinite(sum) && sum > 0 ? sum : undefined;
}

/** The files of an archive by its directory; undefined when it is cut off or damaged. */
export async function directoryOf(peek: Peek, fileBytes: number): Promise<readonly DirectoryEntry[] | undefined> {
  const tailBytes = Math.min(fileBytes, END_BYTES + COMMENT_BYTES_MAX + LOCATOR_BYTES + ZIP64_END_BYTES);
  const tail = bufferOf(await peek(fileBytes - tailBytes, tailBytes));
  const place = directoryPlace(tail);
  if (place === undefined || place.length > DIRECTORY_BYTES_MAX) return undefined;
  return entriesIn(bufferOf(await peek(place.from, place.length)));
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

function entriesIn(directory: Buffer): readonly DirectoryEntry[] | undefined {
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at < directory.length;) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== CENTRAL_HEADER) return undefined;
    const [name, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const nameFrom = at + ENTRY_BYTES;
    const extraFrom = nameFrom + name;
    const plain = directory.readUInt32LE(at + 24);
    const headerAt = directory.readUInt32LE(at + 42);
    entries.push({
      name: directory.toString('utf8', nameFrom, extraFrom),
      plainBytes: plain === IN_ZIP64 ? zip64Plain(directory.subarray(extraFrom, extraFrom + extra)) : plain,
      headerAt: headerAt === IN_ZIP64 ? Number.NaN : headerAt,
    });
    at = extraFrom + extra + comment;
  }
  return entries;
}

/** The plain size is the first of the sizes that did not fit; NaN when it is missing. */
function zip64Plain(extra: Buffer): number {
  for (let at = 0; at + 12 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === ZIP64_EXTRA) return Number(extra.readBigUInt64LE(at + 4));
  return Number.NaN;
}
