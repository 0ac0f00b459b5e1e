import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { decodeRecords, encodeRecords, type PackedRecord } from '../domain/record-pack.ts';
import { checked, verified } from './checked.ts';

/** First byte of stored records: length of the numbers (four bytes, lowest first), numbers, texts in zstd; behind a CRC-32. */
const PACKED = 1;
const LENGTH_BYTES = 4;
/** Level 6 of 22: a tenth smaller than level 1 for a tenth of a millisecond a month. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 6 } as const;
/** A month of notes of a kind; what claims to unpack to more is damaged. */
const TEXT_BYTES_MAX = 64 * 1024 * 1024;

/** Records of a kind and source of a month, in order of time, as they are stored. */
export function packRecords(records: readonly PackedRecord[]): Uint8Array {
  const { numbers, texts } = encodeRecords(records);
  const compressed = zstdCompressSync(texts, { params: PARAMS });
  const whole = new Uint8Array(LENGTH_BYTES + numbers.length + compressed.length);
  new DataView(whole.buffer).setUint32(0, numbers.length, true);
  whole.set(numbers, LENGTH_BYTES);
  whole.set(compressed, LENGTH_BYTES + numbers.length);
  return checked(PACKED, whole);
}

/** Reads stored records. @throws {RangeError} when they are of an unknown kind or damaged */
export function unpackRecords(bytes: Uint8Array): readonly PackedRecord[] {
  if (bytes[0] !== PACKED) throw new RangeError(`stored records of kind ${bytes[0] ?? 'nothing'} are not known here`);
  const whole = verified(bytes.subarray(1));
  const behind = LENGTH_BYTES + new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  const texts = zstdDecompressSync(whole.subarray(behind), { maxOutputLength: TEXT_BYTES_MAX }).toString('utf8');
  return decodeRecords({ numbers: whole.subarray(LENGTH_BYTES, behind), texts });
}
