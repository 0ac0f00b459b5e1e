import { readStreams1, type ChunkParts } from './chunk-codec-1.ts';
import { ownRoom, type Allocate } from './column-room.ts';
import { type Columns } from './columns.ts';
import { readPacked, writePacked } from './packed-stream.ts';
import { readDurations, readTimes, writeDurations, writeTimes } from './time-stream.ts';
import { readValues, writeValues } from './value-stream.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** First byte of every chunk. A new layout takes the next number; old chunks are read for ever. */
export const CHUNK_CODEC = 2;
const HAS_ENDS = 1;
const HAS_CONTEXT = 2;
/** Bytes before the streams: codec, flags, count. */
const HEAD_BYTES_MAX = 10;
/** Most samples take fewer bytes: the room to begin with. */
const SAMPLE_BYTES = 2;
/** A chunk holds a day; more samples than this are split by the caller. */
export const CHUNK_SAMPLES_MAX = 1_000_000;

/**
 * Writes columns as one run of bytes, without loss:
 * codec, flags, count, times, durations if any, values, contexts if any. Each stream is packed by itself, because alike numbers take few bits.
 *
 * @throws {RangeError} when there is no sample, too many, or times that are not whole, ordered milliseconds
 */
export function encodeChunk(columns: Columns): Uint8Array {
  const { count, start, end, value, context } = columns;
  if (count < 1 || count > CHUNK_SAMPLES_MAX) throw new RangeError(`a chunk holds 1 to ${CHUNK_SAMPLES_MAX} samples, not ${count}`);
  const hasEnds = checkTimes(columns);
  const writer = new VarintWriter(HEAD_BYTES_MAX + SAMPLE_BYTES * count);
  writer.byte(CHUNK_CODEC);
  writer.byte((hasEnds ? HAS_ENDS : 0) | (context ? HAS_CONTEXT : 0));
  writer.unsigned(count);
  writeTimes(writer, start, count);
  if (hasEnds && end) writeDurations(writer, start, end, count);
  writeValues(writer, value, count);
  if (context) writePacked(writer, new Float64Array(context.subarray(0, count)), 0, count);
  return writer.done();
}

/**
 * Reads what `encodeChunk` wrote.
 *
 * @param allocate room for the columns
 * @throws {RangeError} when the bytes are of a codec from the future, or damaged
 */
export function decodeChunk(bytes: Uint8Array, allocate: Allocate = ownRoom): Columns {
  const reader = new VarintReader(bytes);
  const { codec, parts } = headOfChunk(reader);
  return codec === 1 ? readStreams1(reader, parts) : readStreams(reader, parts, allocate);
}

/** Reads what stands before the streams. @throws {RangeError} when that is of a codec from the future, or damaged */
export function headOfChunk(reader: VarintReader): { readonly codec: number; readonly parts: ChunkParts } {
  const codec = reader.byte();
  if (codec !== CHUNK_CODEC && codec !== 1) throw new RangeError(`chunk codec ${codec} is not known here`);
  const flags = reader.byte();
  const count = reader.unsigned();
  if (count < 1 || count > CHUNK_SAMPLES_MAX) throw new RangeError(`chunk claims ${count} samples`);
  return { codec, parts: { count, hasEnds: (flags & HAS_ENDS) !== 0, hasContext: (flags & HAS_CONTEXT) !== 0 } };
}

function readStreams(reader: VarintReader, { count, hasEnds, hasContext }: ChunkParts, allocate: Allocate): Columns {
  const start = readTimes(reader, allocate(count));
  const end = hasEnds ? readDurations(reader, start, allocate(count)) : undefined;
  const value = readValues(reader, allocate(count));
  return { count, start, ...(end && { end }), value, ...(hasContext && { context: readContext(reader, count) }) };
}

function readContext(reader: VarintReader, count: number): Uint8Array {
  const codes = new Float64Array(count);
  readPacked(reader, codes, 0);
  // A loop: an array made from a column is gone through as a list, ten times slower.
  const context = new Uint8Array(count);
  for (let i = 0; i < count; i++) context[i] = codes[i] ?? 0;
  return context;
}

/** Whether samples last; throws on times that cannot be written. */
function checkTimes({ count, start, end }: Columns): boolean {
  let before = -Infinity;
  let lasts = false;
  for (let i = 0; i < count; i++) {
    const from = start[i] ?? Number.NaN;
    const to = end === undefined ? from : (end[i] ?? Number.NaN);
    if (!(from >= before && to >= from) || Math.trunc(from) !== from || Math.trunc(to) !== to) {
      throw new RangeError(`sample ${i}: times must be whole milliseconds in order, and no end before its start`);
    }
    if (to > from) lasts = true;
    before = from;
  }
  return lasts;
}
