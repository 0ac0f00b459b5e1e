import { VARINT_BYTES_MAX, type VarintReader, type VarintWriter } from './varint.ts';

/** Numbers that share a width: small enough that a change of pace costs little, large enough that the head does. */
const BLOCK = 128;
/** Widest that numbers are packed; what is longer has its upper part written apart. With a shift of up to 7 bits it fits a 32-bit word. */
const WIDTH_MAX = 24;
/** Head of a block: five bits of width, and two marks. */
const WIDTH_BITS = 0x1f;
/** Numbers are distances from the least of the block; else from the number before. */
const FROM_LEAST = 0x20;
/** Some numbers have an upper part. */
const HAS_UPPER = 0x40;
/** What the least of a block costs, mostly. */
const LEAST_BITS = 8;
/** With more upper parts than one number in so many, a greater width is shorter. */
const UPPER_PARTS_ONE_IN = 8;
/** Head, least number, count of upper parts. */
const HEAD_BYTES_MAX = 2 + VARINT_BYTES_MAX;
/** Packed bits, place and upper part of one number. */
const NUMBER_BYTES_MAX = 4 + VARINT_BYTES_MAX;
const WORD = 2 ** 32;
/** Distances below this are worked out as 32-bit integers, several times faster: nearly all are. */
const SMALL = 2 ** 30;

/**
 * Writes whole numbers in blocks whose numbers all take the same few bits, as distances from the one before or from the least of the block,
 * whichever is shorter; the few that need more have their upper part written apart (M. Zukowski et al., "Super-Scalar RAM-CPU Cache
 * Compression", ICDE 2006). Equal numbers take one byte a block. Reading is a shift and a mask a number.
 *
 * @param from place of the first number that is written; the one before it, if any, is known to the reader
 */
export function writePacked(writer: VarintWriter, numbers: Float64Array, from: number, count: number): void {
  const size = Math.min(BLOCK, count - from);
  const room = { small: [new Int32Array(size), new Int32Array(size)], large: [new Float64Array(size), new Float64Array(size)] } as const;
  for (let at = from; at < count; at += BLOCK) writeBlock(writer, numbers, at, Math.min(BLOCK, count - at), room);
}

/** Reads what `writePacked` wrote into `numbers`, from a place on to the end. */
export function readPacked(reader: VarintReader, numbers: Float64Array, from: number): void {
  const low = new Int32Array(Math.min(BLOCK, numbers.length - from));
  for (let at = from; at < numbers.length; at += BLOCK) readBlock(reader, numbers, at, Math.min(BLOCK, numbers.length - at), low);
}

type Numbers = Int32Array | Float64Array;

/** Room for the distances and the offsets of a block. */
interface Room {
  readonly small: readonly [Int32Array, Int32Array];
  readonly large: readonly [Float64Array, Float64Array];
}

function writeBlock(writer: VarintWriter, numbers: Float64Array, at: number, count: number, room: Room): void {
  const before = at === 0 ? 0 : (numbers[at - 1] ?? 0);
  let [least, most] = [before, before];
  for (let i = 0; i < count; i++) {
    const now = numbers[at + i] ?? 0;
    if (now < least || i === 0) least = now;
    if (now > most || i === 0) most = now;
  }
  const isSmall = Math.max(most, before) - Math.min(least, before) < SMALL;
  const [distances, offsets] = isSmall ? room.small : room.large;
  let last = before;
  for (let i = 0; i < count; i++) {
    const now = numbers[at + i] ?? 0;
    const distance = now - last;
    distances[i] = distance >= 0 ? distance * 2 : distance * -2 - 1;
    offsets[i] = now - least;
    last = now;
  }
  const [byDistance, byOffset] = [planFor(distances, count), planFor(offsets, count)];
  const isFromLeast = byOffset.bits + LEAST_BITS < byDistance.bits;
  const { width, upper } = isFromLeast ? byOffset : byDistance;
  const packed = isFromLeast ? offsets : distances;
  writer.reserve(HEAD_BYTES_MAX + count * NUMBER_BYTES_MAX);
  writer.byte(width | (isFromLeast ? FROM_LEAST : 0) | (upper > 0 ? HAS_UPPER : 0));
  if (isFromLeast) writer.signed(least - before);
  if (upper > 0) writeUpper(writer, packed, count, width, upper);
  if (width > 0) writeBits(writer, packed, count, width);
}

const bitsOf = (number: number): number => (number < WORD ? 32 - Math.clz32(number) : 64 - Math.clz32(Math.floor(number / WORD)));

interface Plan {
  readonly width: number;
  /** How many numbers have an upper part. */
  readonly upper: number;
  readonly bits: number;
}

/** Width with which the numbers take the least room. */
function planFor(numbers: Numbers, count: number): Plan {
  const ofLength = new Uint8Array(65);
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const bits = bitsOf(numbers[i] ?? 0);
    ofLength[bits] = (ofLength[bits] ?? 0) + 1;
    if (bits > longest) longest = bits;
  }
  let best: Plan = { width: longest, upper: 0, bits: count * longest };
  let upper = 0;
  for (let width = longest - 1; width >= 0; width--) {
    upper += ofLength[width + 1] ?? 0;
    const isEnough = best.width <= WIDTH_MAX;
    if (isEnough && upper * UPPER_PARTS_ONE_IN > count) break;
    const bits = count * width + 8 + upper * 8 * (1 + Math.ceil((longest - width) / 7));
    if (!isEnough || bits < best.bits) best = { width, upper, bits };
  }
  return best;
}

function writeUpper(writer: VarintWriter, packed: Numbers, count: number, width: number, upper: number): void {
  const limit = 2 ** width;
  writer.byte(upper);
  for (let i = 0; i < count; i++) if ((packed[i] ?? 0) >= limit) writer.byte(i);
  for (let i = 0; i < count; i++) if ((packed[i] ?? 0) >= limit) writer.unsigned(Math.floor((packed[i] ?? 0) / limit));
}

function writeBits(writer: VarintWriter, packed: Numbers, count: number, width: number): void {
  const { bytes } = writer;
  const mask = (1 << width) - 1;
  let at = writer.at;
  let held = 0;
  let bits = 0;
  for (let i = 0; i < count; i++) {
    // The mask takes the lowest 32 bits of a number of any size.
    held |= ((packed[i] ?? 0) & mask) << bits;
    for (bits += width; bits >= 8; bits -= 8) {
      bytes[at++] = held & 0xff;
      held >>>= 8;
    }
  }
  if (bits > 0) bytes[at++] = held;
  writer.at = at;
}

function readBlock(reader: VarintReader, numbers: Float64Array, at: number, count: number, low: Int32Array): void {
  const head = reader.byte();
  const width = head & WIDTH_BITS;
  if (width > WIDTH_MAX) throw new RangeError(`numbers in chunk claim ${width} bits`);
  const before = at === 0 ? 0 : (numbers[at - 1] ?? 0);
  const least = head & FROM_LEAST ? before + reader.signed() : undefined;
  const upper = head & HAS_UPPER ? readUpper(reader, count, 2 ** width) : undefined;
  if (width > 0) readBits(reader, low, count, width);
  else low.fill(0, 0, count);
  if (upper !== undefined && upper.largest >= SMALL) return addLarge(numbers, at, upper, low, least, before);
  if (upper !== undefined) for (let i = 0; i < upper.places.length; i++) low[upper.places[i] ?? 0]! += upper.parts[i] ?? 0; // The places were looked at.
  if (least !== undefined) {
    for (let i = 0; i < count; i++) numbers[at + i] = least + (low[i] ?? 0);
    return;
  }
  let now = before;
  for (let i = 0; i < count; i++) {
    const distance = low[i] ?? 0;
    now += (distance >>> 1) ^ -(distance & 1);
    numbers[at + i] = now;
  }
}

/** What numbers have above the width of their block. */
interface UpperParts {
  readonly places: Uint8Array;
  readonly parts: Float64Array;
  readonly largest: number;
}

function readUpper(reader: VarintReader, count: number, scale: number): UpperParts {
  const places = reader.take(reader.byte());
  const parts = new Float64Array(places.length);
  let largest = 0;
  for (let i = 0; i < places.length; i++) {
    if ((places[i] ?? 0) >= count) throw new RangeError('chunk names a number that it does not hold');
    const part = reader.unsigned() * scale;
    parts[i] = part;
    if (part > largest) largest = part;
  }
  return { places, parts, largest };
}

/** Puts numbers together that do not fit 32-bit integers. */
function addLarge(
  numbers: Float64Array,
  at: number,
  { places, parts }: UpperParts,
  low: Int32Array,
  least: number | undefined,
  before: number,
): void {
  const whole = Float64Array.from(low.subarray(0, Math.min(low.length, numbers.length - at)));
  places.forEach((place, i) => (whole[place] = (whole[place] ?? 0) + (parts[i] ?? 0)));
  let now = before;
  whole.forEach((number, i) => {
    if (least !== undefined) now = least + number;
    else now += number % 2 === 0 ? number / 2 : -(number + 1) / 2;
    numbers[at + i] = now;
  });
}

function readBits(reader: VarintReader, low: Int32Array, count: number, width: number): void {
  const { bytes } = reader;
  let at = reader.skip(Math.ceil((count * width) / 8));
  const mask = (1 << width) - 1;
  let held = 0;
  let bits = 0;
  for (let i = 0; i < count; i++) {
    for (; bits < width; bits += 8) held |= (bytes[at++] ?? 0) << bits;
    low[i] = held & mask;
    held >>>= width;
    bits -= width;
  }
}
