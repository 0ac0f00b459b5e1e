import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { decodeChunk, encodeChunk } from '../domain/chunk-codec.ts';
import { statisticsOf, type Columns, type Statistics } from '../domain/columns.ts';

/** First byte of a stored chunk: what wraps the encoded columns. */
const PLAIN = 0;
const ZSTD = 1;
/** Below this size compression saves a few bytes of a page and costs as much time as all the rest of the encoding. */
const COMPRESS_FROM_BYTES = 256;
/** Level 1 of 22: the streams are already dense, higher levels save under 2 % and take twice as long. */
const LEVEL = 1;
/** With a checksum: a rotten bit must be found, not drawn as a heart rate. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_checksumFlag]: 1 } as const;
/** A stored chunk that claims to unpack to more is damaged: a million samples take at most 25 MB. */
const UNPACKED_BYTES_MAX = 32 * 1024 * 1024;

/** A chunk as it is stored. */
export interface StoredChunk {
  readonly bytes: Uint8Array;
  readonly statistics: Statistics;
}

/** Encodes and compresses columns, and says what is in them. */
export function packChunk(columns: Columns): StoredChunk {
  const encoded = encodeChunk(columns);
  const statistics = statisticsOf(columns);
  const packed =
    encoded.length < COMPRESS_FROM_BYTES ? undefined : zstdCompressSync(encoded, { params: PARAMS, pledgedSrcSize: encoded.length });
  return packed !== undefined && packed.length < encoded.length
    ? { bytes: wrapped(ZSTD, packed), statistics }
    : { bytes: wrapped(PLAIN, encoded), statistics };
}

/**
 * Reads a stored chunk.
 *
 * @throws {RangeError} when it is of an unknown kind or damaged
 */
export function unpackChunk(bytes: Uint8Array): Columns {
  const body = bytes.subarray(1);
  switch (bytes[0] ?? -1) {
    case PLAIN:
      return decodeChunk(body);
    case ZSTD:
      return decodeChunk(unzstd(body));
    default:
      throw new RangeError(`stored chunk of kind ${bytes[0] ?? 'nothing'} is not known here`);
  }
}

function unzstd(body: Uint8Array): Uint8Array {
  try {
    return zstdDecompressSync(body, { maxOutputLength: UNPACKED_BYTES_MAX });
  } catch (cause) {
    throw new RangeError('stored chunk is damaged', { cause });
  }
}

function wrapped(kind: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = kind;
  bytes.set(body, 1);
  return bytes;
}
