import { readPacked, writePacked } from './packed-stream.ts';
import { VARINT_BYTES_MAX, type VarintReader, type VarintWriter } from './varint.ts';

/** Decimals tried: more than six are no measurement but noise of arithmetic. */
const DECIMALS_MAX = 6;
/** Scaled numbers stay below this, so that differences of two are exact. */
const SCALED_MAX = 2 ** 51;
const POWERS: readonly number[] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
/** Marks values that no number of decimals makes whole: they are kept as they are. */
const RAW = 255;
const ROOM_MAX = 4_096;

/** Room for the scaled values of what is being written: making it anew takes as long as writing an hour. */
let room = new Float64Array(128);

function roomFor(count: number): Float64Array {
  // A month is not kept room for.
  if (count > ROOM_MAX) return new Float64Array(count);
  if (count > room.length) room = new Float64Array(2 * count);
  return room;
}

/**
 * Writes values so that they come back bit by bit (a negative zero as zero).
 *
 * A reading with two decimals is a whole number of hundredths: neighbours differ by little, and little numbers are short. Values that are no
 * decimals of up to six places are written as doubles, all first bytes first, since those are alike.
 */
export function writeValues(writer: VarintWriter, value: Float64Array, count: number): void {
  const decimals = decimalsOf(value, count);
  if (decimals === undefined) return writeRaw(writer, value, count);
  const scale = POWERS[decimals] ?? Number.NaN;
  const scaled = roomFor(count);
  for (let i = 0; i < count; i++) scaled[i] = Math.round((value[i] ?? 0) * scale);
  writer.reserve(1 + VARINT_BYTES_MAX);
  writer.byte(decimals);
  writer.signed(scaled[0] ?? 0);
  writePacked(writer, scaled, 1, count);
}

/** Reads what `writeValues` wrote into a column. */
export function readValues(reader: VarintReader, value: Float64Array): Float64Array {
  const count = value.length;
  const scale = readDecimals(reader);
  if (scale === undefined) return readRaw(reader, value);
  value[0] = reader.signed();
  readPacked(reader, value, 1);
  if (scale !== 1) for (let i = 0; i < count; i++) value[i] = (value[i] ?? 0) / scale;
  return value;
}

/** What whole numbers are divided by; undefined when doubles follow. */
export function readDecimals(reader: VarintReader): number | undefined {
  const decimals = reader.byte();
  if (decimals === RAW) return undefined;
  const scale = POWERS[decimals];
  if (scale === undefined) throw new RangeError(`chunk has ${decimals} decimals, known are 0 to ${DECIMALS_MAX}`);
  return scale;
}

/** The fewest decimals that bring every value back exactly; undefined when none do. What fewer decimals bring back, more do as well. */
function decimalsOf(value: Float64Array, count: number): number | undefined {
  let decimals = 0;
  let scale = 1;
  let least = 0;
  let most = 0;
  for (let i = 0; i < count; i++) {
    const at = value[i] ?? Number.NaN;
    while (Math.round(at * scale) / scale !== at && ++decimals <= DECIMALS_MAX) scale = POWERS[decimals] ?? Number.NaN;
    if (at < least) least = at;
    if (at > most) most = at;
    if (decimals > DECIMALS_MAX) break;
  }
  if (decimals > DECIMALS_MAX || most > SCALED_MAX / scale || least < -SCALED_MAX / scale) {
    for (let i = 0; i < count; i++) if (!Number.isFinite(value[i])) throw new RangeError('a sample must be a finite number');
    return undefined;
  }
  return decimals;
}

function writeRaw(writer: VarintWriter, value: Float64Array, count: number): void {
  writer.reserve(1 + 8 * count);
  writer.byte(RAW);
  const view = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < count; i++) {
    view.setFloat64(0, value[i] ?? Number.NaN);
    for (let plane = 0; plane < 8; plane++) writer.bytes[writer.at + plane * count + i] = view.getUint8(plane);
  }
  writer.at += 8 * count;
}

/** Reads doubles that were written as they are into a column. */
export function readRaw(reader: VarintReader, value: Float64Array): Float64Array {
  const count = value.length;
  const planes = reader.take(8 * count);
  const view = new DataView(new ArrayBuffer(8));
  const half = (i: number): number =>
    ((planes[i] ?? 0) << 24) | ((planes[i + count] ?? 0) << 16) | ((planes[i + 2 * count] ?? 0) << 8) | (planes[i + 3 * count] ?? 0);
  for (let i = 0; i < count; i++) {
    view.setInt32(0, half(i));
    view.setInt32(4, half(i + 4 * count));
    value[i] = view.getFloat64(0);
  }
  return value;
}
