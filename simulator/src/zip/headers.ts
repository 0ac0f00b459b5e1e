/** An entry whose content has been written. */
export interface WrittenEntry {
  readonly name: string;
  readonly offset: number;
  readonly crc: number;
  readonly bytes: number;
  readonly compressedBytes: number;
  /** Sizes of eight bytes; must be known before the content is written. */
  readonly isZip64: boolean;
}

/** Largest number of the classic format; this value itself means "see the ZIP64 field". */
const MAX32 = 0xffffffff;
/** Bit 3: sizes follow in a data descriptor; bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
const VERSION_ZIP64 = 45;

/** Writes numbers behind each other, little-endian, each given as [value, bytes]. */
function fields(...values: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of values) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}

/** Time and date of MS-DOS in UTC: two-second steps, years from 1980. */
function dosTime(modified: Date): readonly [time: number, date: number] {
  const time = (modified.getUTCHours() << 11) | (modified.getUTCMinutes() << 5) | (modified.getUTCSeconds() >> 1);
  return [time, ((modified.getUTCFullYear() - 1980) << 9) | ((modified.getUTCMonth() + 1) << 5) | modified.getUTCDate()];
}

/** Stands before the content; APPNOTE 4.3.7. Sizes are unknown yet and follow in the descriptor. */
export function localHeader(name: string, modified: Date, isZip64: boolean): Buffer {
  const [time, date] = dosTime(modified);
  const text = Buffer.from(name);
  const size = isZip64 ? MAX32 : 0;
  const extra = isZip64 ? fields([1, 2], [16, 2], [0, 8], [0, 8]) : Buffer.alloc(0);
  const fixed = fields(
    [0x04034b50, 4],
    [isZip64 ? VERSION_ZIP64 : VERSION, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [time, 2],
    [date, 2],
    [0, 4],
    [size, 4],
    [size, 4],
    [text.length, 2],
    [extra.length, 2],
  );
  return Buffer.concat([fixed, text, extra]);
}

/** Stands behind the content; APPNOTE 4.3.9. */
export function descriptor({ crc, compressedBytes, bytes, isZip64 }: WrittenEntry): Buffer {
  const width = isZip64 ? 8 : 4;
  return fields([0x08074b50, 4], [crc, 4], [compressedBytes, width], [bytes, width]);
}

/** One line of the directory at the end; APPNOTE 4.3.12. */
function directoryEntry(entry: WrittenEntry, modified: Date): Buffer {
  const [time, date] = dosTime(modified);
  const text = Buffer.from(entry.name);
  const isLarge = entry.isZip64 || entry.offset >= MAX32;
  const extra = isLarge ? fields([1, 2], [24, 2], [entry.bytes, 8], [entry.compressedBytes, 8], [entry.offset, 8]) : Buffer.alloc(0);
  const [bytes, compressed, offset] = isLarge ? [MAX32, MAX32, MAX32] : [entry.bytes, entry.compressedBytes, entry.offset];
  const version = isLarge ? VERSION_ZIP64 : VERSION;
  const fixed = fields(
    [0x02014b50, 4],
    [version, 2],
    [version, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [time, 2],
    [date, 2],
    [entry.crc, 4],
    [compressed, 4],
    [bytes, 4],
  );
  const rest = fields([text.length, 2], [extra.length, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
  return Buffer.concat([fixed, rest, text, extra]);
}

/** The directory and the end records; APPNOTE 4.3.14 to 4.3.16. */
export function directory(entries: readonly WrittenEntry[], offset: number, modified: Date): Buffer {
  const lines = Buffer.concat(entries.map((entry) => directoryEntry(entry, modified)));
  const isLarge = offset >= MAX32 || entries.some(({ isZip64 }) => isZip64);
  const count = entries.length;
  const end64 = fields(
    [0x06064b50, 4],
    [44, 8],
    [VERSION_ZIP64, 2],
    [VERSION_ZIP64, 2],
    [0, 4],
    [0, 4],
    [count, 8],
    [count, 8],
    [lines.length, 8],
    [offset, 8],
  );
  const locator = fields([0x07064b50, 4], [0, 4], [offset + lines.length, 8], [1, 4]);
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [lines.length, 4], [isLarge ? MAX32 : offset, 4], [0, 2]);
  return Buffer.concat(isLarge ? [lines, end64, locator, end] : [lines, end]);
}
