import type { Columns } from './columns.ts';
import { readDecimals, readRaw } from './value-stream.ts';
import type { VarintReader } from './varint.ts';

/** What stands in a chunk beside the times and values. */
export interface ChunkParts {
  readonly count: number;
  readonly hasEnds: boolean;
  readonly hasContext: boolean;
}

/** Reads the streams of codec 1, which wrote each number as bytes of seven bits. It is no longer written. */
export function readStreams1(reader: VarintReader, { count, hasEnds, hasContext }: ChunkParts): Columns {
  const start = readTimes(reader, count);
  const end = hasEnds ? readDurations(reader, start) : undefined;
  const value = readValues(reader, count);
  const context = hasContext ? reader.take(count).slice() : undefined;
  return { count, start, ...(end && { end }), value, ...(context && { context }) };
}

function readTimes(reader: VarintReader, count: number): Float64Array {
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

function readDurations(reader: VarintReader, start: Float64Array): Float64Array {
  const step = reader.unsigned();
  const end = new Float64Array(start.length);
  let duration = 0;
  for (let i = 0; i < start.length; i++) {
    duration += reader.signed();
    end[i] = (start[i] ?? 0) + duration * step;
  }
  return end;
}

function readValues(reader: VarintReader, count: number): Float64Array {
  const scale = readDecimals(reader);
  if (scale === undefined) return readRaw(reader, new Float64Array(count));
  const value = new Float64Array(count);
  let scaled = 0;
  for (let i = 0; i < count; i++) {
    scaled += reader.signed();
    value[i] = scaled / scale;
  }
  return value;
}
