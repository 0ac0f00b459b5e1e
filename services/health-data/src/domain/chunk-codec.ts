import { type Columns } from './columns.ts';
import { readDurations, readTimes, timeBytesMax, writeDurations, writeTimes } from './time-stream.ts';
import { readValues, valueBytesMax, writeValues } from './value-stream.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** First byte of every chunk. A new layout takes the next number; old chunks are read for ever. */
export const CHUNK_CODEC = 1;
const HAS_ENDS = 1;
const HAS_CONTEXT = 2;
/** Bytes before the streams: codec, flags, count. */
const HEAD_BYTES_MAX = 10;
/** A chunk holds a day; more samples than this are split by the caller. */
export const CHUNK_SAMPLES_MAX = 1_000_000;

/**
 * Writes columns as one run of bytes, without loss:
 * codec, flags, count, times, durations if any, values, contexts if any. Each stream stands by itself, because alike bytes compress well.
 *
 * @throws {RangeError} when there is no sample, too many, or times that are not whole, ordered milliseconds
 */
export function encodeChunk(columns: Columns): Uint8Array {
  const { count, start, end, value, context } = columns;
  if (count < 1 || count > CHUNK_SAMPLES_MAX) throw new RangeError(`a chunk holds 1 to ${CHUNK_SAMPLES_MAX} samples, not ${count}`);
  const hasEnds = checkTimes(columns);
  const writer = new VarintWriter(HEAD_BYTES_MAX + (hasEnds ? 2 : 1) * timeBytesMax(count) + valueBytesMax(count) + count);
  writer.byte(CHUNK_CODEC);
  writer.byte((hasEnds ? HAS_ENDS : 0) | (context ? HAS_CONTEXT : 0));
  writer.unsigned(count);
  writeTimes(writer, start, count);
  if (hasEnds && end) writeDurations(writer, start, end, count);
  writeValues(writer, value, count);
  if (context) {
    writer.bytes.set(context.subarray(0, count), writer.at);
    writer.at += count;
  }
  return writer.done();
}

/**
 * Reads what `encodeChunk` wrote.
 *
 * @throws {RangeError} when the bytes are of a codec from the future, or damaged
 */
export function decodeChunk(bytes: Uint8Array): Columns {
  const reader = new VarintReader(bytes);
  const codec = reader.byte();
  if (codec !== CHUNK_CODEC) throw new RangeError(`chunk codec ${codec} is not known here`);
  const flags = reader.byte();
  const count = reader.unsigned();
  if (count < 1 || count > CHUNK_SAMPLES_MAX) throw new RangeError(`chunk claims ${count} samples`);
  const start = readTimes(reader, count);
  const end = flags & HAS_ENDS ? readDurations(reader, start) : undefined;
  const value = readValues(reader, count);
  const context = flags & HAS_CONTEXT ? reader.take(count).slice() : undefined;
  return { count, start, ...(end && { end }), value, ...(context && { context }) };
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
