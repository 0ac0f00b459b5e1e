import { CHUNK_CODEC, headOfChunk } from './chunk-codec.ts';
import { firstFrom, type Columns } from './columns.ts';
import { PackedBlocks, skipPacked } from './packed-stream.ts';
import { readDecimals } from './value-stream.ts';
import { VarintReader } from './varint.ts';

/** Neighbouring samples, oldest first; everything in it is overwritten by the next. */
export interface SampleBlock {
  count: number;
  /** Start of the first sample. */
  first: number;
  /** Milliseconds from each start to the next; not a number where they differ, and `start` tells each. */
  paceMs: number;
  start: Float64Array;
  value: Float64Array;
}

/** Columns as one block. */
export const blockOf = ({ count, start, value }: Columns): SampleBlock => ({
  count,
  first: start[0] ?? Number.NaN,
  paceMs: Number.NaN,
  start,
  value,
});

/** How many samples of a block begin before an instant. */
export function beginningBefore(block: SampleBlock, at: number): number {
  const { first, paceMs, count } = block;
  if (paceMs === 0) return first < at ? count : 0;
  return Number.isNaN(paceMs) ? firstFrom(block, at) : Math.max(0, Math.min(count, Math.ceil((at - first) / paceMs)));
}

/**
 * Shows the samples of an encoded chunk a hundred at a time, for whoever looks at each once: they stay in the nearest memory, and where
 * readings come at a steady pace their times are not even worked out.
 *
 * @returns false when the chunk is not written in blocks: then nothing was shown
 * @throws {RangeError} when the bytes are damaged
 */
export function eachBlock(bytes: Uint8Array, see: (block: SampleBlock) => void): boolean {
  const times = new VarintReader(bytes);
  const { codec, parts } = headOfChunk(times);
  if (codec !== CHUNK_CODEC) return false;
  const { count, hasEnds } = parts;
  const step = times.unsigned();
  const base = times.signed();
  const values = new VarintReader(bytes);
  values.at = times.at;
  skipPacked(values, count - 1);
  if (hasEnds) {
    values.unsigned();
    skipPacked(values, count);
  }
  const scale = readDecimals(values);
  if (scale === undefined) return false;
  const firstValue = values.signed();
  const distances = new PackedBlocks(times, count - 1, 0);
  const scaled = new PackedBlocks(values, count - 1, firstValue);
  const block: SampleBlock = { count: 1, first: base, paceMs: 0, start: distances.numbers, value: scaled.numbers };
  scaled.numbers[0] = firstValue / scale;
  see(block);
  let now = 0;
  for (;;) {
    block.count = distances.next();
    if (block.count === 0) return true;
    scaled.next();
    if (scaled.isEven) scaled.numbers.fill(scaled.numbers[0] ?? 0);
    const { start, value, count: n } = block;
    const distance = start[0] ?? 0;
    block.first = base + (now + distance) * step;
    if (distances.isEven) {
      block.paceMs = distance * step;
      now += n * distance;
    } else {
      block.paceMs = Number.NaN;
      for (let i = 0; i < n; i++) {
        now += start[i] ?? 0;
        start[i] = base + now * step;
      }
    }
    if (scale !== 1) for (let i = 0; i < n; i++) value[i] = (value[i] ?? 0) / scale;
    see(block);
  }
}
