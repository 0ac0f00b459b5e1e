import { VARINT_BYTES_MAX, type VarintReader, type VarintWriter } from './varint.ts';

const SECOND_MS = 1000;

/** Room that `writeTimes` or `writeDurations` may need. */
export const timeBytesMax = (count: number): number => 2 * VARINT_BYTES_MAX + count * VARINT_BYTES_MAX;

/** Writes ascending times as the change of their distance: readings at a steady pace cost a zero each, which compresses to almost nothing. */
export function writeTimes(writer: VarintWriter, start: Float64Array, count: number): void {
  const base = start[0] ?? 0;
  const step = wholeSeconds(start, count, base) ? SECOND_MS : 1;
  writer.unsigned(step);
  writer.signed(base);
  let before = 0;
  let distance = 0;
  for (let i = 1; i < count; i++) {
    const now = ((start[i] ?? 0) - base) / step;
    writer.signed(now - before - distance);
    distance = now - before;
    before = now;
  }
}

/** Reads what `writeTimes` wrote. */
export function readTimes(reader: VarintReader, count: number): Float64Array {
  const step = reader.unsigned();
  const base = reader.signed();
  const start = new Float64Array(count);
  let now = 0;
  let distance = 0;
  start[0] = base;
  for (let i = 1; i < count; i++) {
    distance += reader.signed();
    now += distance;
    start[i] = base + now * step;
  }
  return start;
}

/** Writes how long samples last, as differences. */
export function writeDurations(writer: VarintWriter, start: Float64Array, end: Float64Array, count: number): void {
  let step = SECOND_MS;
  for (let i = 0; i < count && step === SECOND_MS; i++) {
    const duration = (end[i] ?? 0) - (start[i] ?? 0);
    if (!isMultiple(duration)) step = 1;
  }
  writer.unsigned(step);
  let before = 0;
  for (let i = 0; i < count; i++) {
    const duration = ((end[i] ?? 0) - (start[i] ?? 0)) / step;
    writer.signed(duration - before);
    before = duration;
  }
}

/** Reads what `writeDurations` wrote, as ends. */
export function readDurations(reader: VarintReader, start: Float64Array): Float64Array {
  const step = reader.unsigned();
  const end = new Float64Array(start.length);
  let duration = 0;
  for (let i = 0; i < start.length; i++) {
    duration += reader.signed();
    end[i] = (start[i] ?? 0) + duration * step;
  }
  return end;
}

function wholeSeconds(start: Float64Array, count: number, base: number): boolean {
  for (let i = 1; i < count; i++) if (!isMultiple((start[i] ?? 0) - base)) return false;
  return true;
}

// In a day all distances fit 32 bits, where the remainder costs a tenth of that of a double.
const isMultiple = (ms: number): boolean => ((ms | 0) === ms ? (ms | 0) % SECOND_MS === 0 : ms % SECOND_MS === 0);
