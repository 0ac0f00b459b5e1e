import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { blockOf, eachBlock, type SampleBlock } from '../domain/chunk-blocks.ts';
import { decodeChunk, encodeChunk, headOfChunk } from '../domain/chunk-codec.ts';
import { ownRoom, type Allocate } from '../domain/column-room.ts';
import { chained, statisticsOf, type Columns, type Statistics } from '../domain/columns.ts';
import { VarintReader } from '../domain/varint.ts';
import { checked, verified } from './checked.ts';
import { headOfMonth, MONTH, PIECE_HEAD_BYTES, PIECES, piecesIn } from './kinds.ts';

/** First byte of a stored chunk: what wraps the encoded columns. */
const PLAIN = 0;
const ZSTD = 1;
/** As it was encoded, behind its CRC-32. */
const CHECKED = 2;
/** Packed numbers do not get smaller, and unpacking would take most of the time of reading them; values that are no decimals do. */
const COMPRESS_FROM_BYTES = 256;
const COMPRESS_FROM_BYTES_A_SAMPLE = 4;
/** Level 1 of 22: the streams are already dense, higher levels save under 2 % and take twice as long. */
const LEVEL = 1;
/** With a checksum, as above. */
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
  if (encoded.length >= COMPRESS_FROM_BYTES && encoded.length >= COMPRESS_FROM_BYTES_A_SAMPLE * columns.count) {
    const compressed = zstdCompressSync(encoded, { params: PARAMS, pledgedSrcSize: encoded.length });
    if (compressed.length < encoded.length) return { bytes: wrapped(ZSTD, compressed), statistics };
  }
  return { bytes: checked(CHECKED, encoded), statistics };
}

/** Joins stored chunks that follow each other in time, without reading them: the database can add the next by itself. */
export function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + PIECE_HEAD_BYTES + chunk.length, 1));
  const view = new DataView(joined.buffer);
  joined[0] = PIECES;
  let at = 1;
  for (const chunk of chunks) {
    view.setUint32(at, chunk.length);
    joined.set(chunk, at + PIECE_HEAD_BYTES);
    at += PIECE_HEAD_BYTES + chunk.length;
  }
  return joined;
}

/**
 * Reads a stored chunk, of a day or a month.
 *
 * @param allocate room for the columns
 * @throws {RangeError} when it is of an unknown kind or damaged
 */
export const unpackChunk = (bytes: Uint8Array, allocate: Allocate = ownRoom): Columns =>
  bytes[0] === PIECES ? chained(piecesIn(bytes).map((piece) => unpackChunk(piece, allocate))) : decodeChunk(encodedIn(bytes), allocate);

/** Shows the samples of a stored chunk, of a day or a month, block by block; of what is shown nothing lasts. Throws as `unpackChunk`. */
export function eachBlockOf(bytes: Uint8Array, see: (block: SampleBlock) => void): void {
  if (bytes[0] === PIECES) {
    for (const piece of piecesIn(bytes)) eachBlockOf(piece, see);
    return;
  }
  const encoded = encodedIn(bytes);
  if (!eachBlock(encoded, see)) see(blockOf(decodeChunk(encoded)));
}

/** As `eachBlockOf`, where all samples are instants; false when some last, and nothing was shown. */
export function eachInstantOf(bytes: Uint8Array, see: (block: SampleBlock) => void): boolean {
  const parts = (bytes[0] === PIECES ? piecesIn(bytes) : [bytes]).map(encodedIn);
  if (parts.some((encoded) => headOfChunk(new VarintReader(encoded)).parts.hasEnds)) return false;
  for (const encoded of parts) if (!eachBlock(encoded, see)) see(blockOf(decodeChunk(encoded)));
  return true;
}

function encodedIn(bytes: Uint8Array): Uint8Array {
  const kind = bytes[0];
  if (kind === undefined) throw new RangeError('stored chunk of kind nothing is not known here');
  // Views of a plain array are made several times faster than those of a Buffer.
  const body = new Uint8Array(bytes.buffer, bytes.byteOffset + 1, bytes.byteLength - 1);
  switch (kind) {
    case PLAIN:
      return body;
    case ZSTD:
      return unzstd(body);
    case CHECKED:
      return verified(body);
    case MONTH:
      return encodedIn(bytes.subarray(headOfMonth(bytes).to));
    default:
      throw new RangeError(`stored chunk of kind ${kind} is not known here`);
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
