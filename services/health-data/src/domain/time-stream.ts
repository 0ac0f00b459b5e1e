import { readPacked, writePacked } from './packed-stream.ts';
import { VARINT_BYTES_MAX, type VarintReader, type VarintWriter } from './varint.ts';

const SECOND_MS = 1000;

/** Writes ascending times as their distances: readings at a steady pace cost a byte for every hundred. */
export function writeTimes(writer: VarintWriter, start: Float64Array, count: number): void {
  const base = start[0] ?? 0;
  const step = wholeSeconds(start, count, base) ? SECOND_MS : 1;
  writer.reserve(2 * VARINT_BYTES_MAX);
  writer.unsigned(step);
  writer.signed(base);
  const distances = new Float64Array(count);
  for (let i = 1; i < count; i++) distances[i] = ((start[i] ?? 0) - (start[i - 1] ?? 0)) / step;
  writePacked(writer, distances, 1, count);
}

/** Reads what `writeTimes` wrote into a column. */
export function readTimes(reader: VarintReader, start: Float64Array): Float64Array {
  const step = reader.unsigned();
  const base = reader.signed();
  start[0] = 0;
  readPacked(reader, start, 1);
  let now = 0;
  start[0] = base;
  for (let i = 1; i < start.length; i++) {
    now += start[i] ?? 0;
    start[i] = base + now * step;
  }
  return start;
}

/** Writes how long samples last. */
export function writeDurations(writer: VarintWriter, start: Float64Array, end: Float64Array, count: number): void {
  let step = SECOND_MS;
  for (let i = 0; i < count && step === SECOND_MS; i++) {
    const duration = (end[i] ?? 0) - (start[i] ?? 0);
    if (!isMultiple(duration)) step = 1;
  }
  writer.reserve(VARINT_BYTES_MAX);
  writer.unsigned(step);
  const durations = new Float64Array(count);
  for (let i = 0; i < count; i++) durations[i] = ((end[i] ?? 0) - (start[i] ?? 0)) / step;
  writePacked(writer, durations, 0, count);
}

/** Reads what `writeDurations` wrote into a column, as ends. */
export function readDurations(reader: VarintReader, start: Float64Array, end: Float64Array): Float64Array {
  const step = reader.unsigned();
  readPacked(reader, end, 0);
  for (let i = 0; i < start.length; i++) end[i] = (start[i] ?? 0) + (end[i] ?? 0) * step;
  return end;
}

function wholeSeconds(start: Float64Array, count: number, base: number): boolean {
  for (let i = 1; i < count; i++) if (!isMultiple((start[i] ?? 0) - base)) return false;
  return true;
}

// In a day all distances fit 32 bits, where the remainder costs a tenth of that of a double.
const isMultiple = (ms: number): boolean => ((ms | 0) === ms ? (ms | 0) % SECOND_MS === 0 : ms % SECOND_MS === 0);
