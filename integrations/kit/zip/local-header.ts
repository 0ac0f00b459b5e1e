/** Signatures and layout: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.9, 4.3.12 and 4.5.3. */
export const LOCAL_HEADER = 0x04034b50;
export const CENTRAL_HEADER = 0x02014b50;
export const END_OF_DIRECTORY = 0x06054b50;
export const DATA_DESCRIPTOR = 0x08074b50;
export const LOCAL_HEADER_BYTES = 30;
const ZIP64_EXTRA = 0x0001;
const IN_ZIP64 = 0xffffffff;

/** What stands before the content of one file in an archive. */
export interface LocalHeader {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Sizes and checksum follow the content instead of standing here. */
  readonly hasDescriptor: boolean;
  readonly crc32: number;
  readonly compressedBytes: number;
}

/** Reads the fixed part (30 bytes) and the variable part (name and extra field). */
export function localHeader(fixed: Buffer, variable: Buffer): LocalHeader {
  const flags = fixed.readUInt16LE(6);
  const nameBytes = fixed.readUInt16LE(26);
  const compressed = fixed.readUInt32LE(18);
  const extra = variable.subarray(nameBytes);
  return {
    name: variable.toString('utf8', 0, nameBytes),
    method: fixed.readUInt16LE(8),
    isEncrypted: (flags & 1) !== 0,
    hasDescriptor: (flags & 8) !== 0,
    crc32: fixed.readUInt32LE(14),
    compressedBytes: compressed === IN_ZIP64 ? zip64Compressed(extra, fixed.readUInt32LE(22) === IN_ZIP64) : compressed,
  };
}

/** The ZIP64 field lists only sizes that did not fit above: the plain size first, then the compressed one. */
function zip64Compressed(extra: Buffer, hasPlainSize: boolean): number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const from = at + 4 + (hasPlainSize ? 8 : 0);
    if (extra.readUInt16LE(at) === ZIP64_EXTRA && from + 8 <= extra.length) return Number(extra.readBigUInt64LE(from));
  }
  return IN_ZIP64;
}

/** Length of the data descriptor at the head of `bytes`, told apart by the sizes that were counted; 0 when there is none. */
export function descriptorBytes(bytes: Buffer, compressed: number, plain: number): number {
  const from = bytes.length >= 4 && bytes.readUInt32LE(0) === DATA_DESCRIPTOR ? 8 : 4;
  const narrow = from + 8 <= bytes.length && bytes.readUInt32LE(from) === compressed >>> 0 && bytes.readUInt32LE(from + 4) === plain >>> 0;
  if (narrow && compressed <= IN_ZIP64 && plain <= IN_ZIP64 && !isWide(bytes, from, compressed, plain)) return from + 8;
  return isWide(bytes, from, compressed, plain) ? from + 16 : 0;
}

/** Length of the data descriptor behind an entry that was passed over: another part of the archive follows it. */
export const unreadDescriptorBytes = (bytes: Buffer): number =>
  [16, 24, 12, 20].find((length) => bytes.toString('latin1', length, length + 2) === 'PK') ?? 0;

function isWide(bytes: Buffer, from: number, compressed: number, plain: number): boolean {
  if (from + 16 > bytes.length) return false;
  return Number(bytes.readBigUInt64LE(from)) === compressed && Number(bytes.readBigUInt64LE(from + 8)) === plain;
}
