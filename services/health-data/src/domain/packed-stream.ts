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
  for (let at = from; at < count; at += BLOCK) writeBlock(writer, numbers, at, Math.min(BLOCK, count - at));
}

/** Reads what `writePacked` wrote into `numbers`, from a place on to the end. */
export function readPacked(reader: VarintReader, numbers: Float64Array, from: number): void {
  const low = new Int32Array(Math.min(BLOCK, numbers.length - from));
  let before = from === 0 ? 0 : (numbers[from - 1] ?? 0);
  for (let at = from; at < numbers.length; at += BLOCK)
    before = readBlock(reader, numbers, at, Math.min(BLOCK, numbers.length - at), low, before);
}

/** Passes over so many numbers that `writePacked` wrote. */
export function skipPacked(reader: VarintReader, count: number): void {
  for (let rest = count; rest > 0; rest -= BLOCK) {
    const head = readHead(reader);
    if (head & FROM_LEAST) reader.signed();
    if (head & HAS_UPPER) for (let parts = reader.take(reader.byte()).length; parts > 0; parts--) reader.unsigned();
    reader.skip(Math.ceil((Math.min(BLOCK, rest) * (head & WIDTH_BITS)) / 8));
  }
}

/** Reads what `writePacked` wrote block by block: for whoever looks at each number once, and keeps none. */
export class PackedBlocks {
  readonly #reader: VarintReader;
  readonly #low = new Int32Array(BLOCK);
  #before: number;
  #rest: number;
  /** Numbers of the block, the first one alone when all are the same; those behind its count are left over from before. */
  readonly numbers = new Float64Array(BLOCK);
  /** Whether all numbers of the block are the same. */
  isEven = false;

  /**
   * @param count how many numbers there are from here on
   * @param before the number before, 0 when there is none
   */
  constructor(reader: VarintReader, count: number, before: number) {
    this.#reader = reader;
    this.#rest = count;
    this.#before = before;
  }

  /** Reads the next block; its count, 0 at the end. */
  next(): number {
    const count = Math.min(BLOCK, this.#rest);
    if (count === 0) return 0;
    this.#rest -= count;
    const head = this.#reader.bytes[this.#reader.at] ?? 0;
    this.isEven = (head & (WIDTH_BITS | HAS_UPPER)) === 0;
    this.#before = readBlock(this.#reader, this.numbers, 0, this.isEven ? 1 : count, this.#low, this.#before);
    return count;
  }
}

type Numbers = Int32Array | Float64Array;

/** Room for the distances and the offsets of the block that is being written: making it anew takes as long as writing a small one. */
const ROOM = {
  small: [new Int32Array(BLOCK), new Int32Array(BLOCK)],
  large: [new Float64Array(BLOCK), new Float64Array(BLOCK)],
} as const;
/** How many numbers of the block have so many bits. */
const OF_LENGTH = new Uint8Array(65);

function writeBlock(writer: VarintWriter, numbers: Float64Array, at: number, count: number): void {
  const before = at === 0 ? 0 : (numbers[at - 1] ?? 0);
  let [least, most] = [before, before];
  for (let i = 0; i < count; i++) {
    const now = numbers[at + i] ?? 0;
    if (now < least || i === 0) least = now;
    if (now > most || i === 0) most = now;
  }
  const isSmall = Math.max(most, before) - Math.min(least, before) < SMALL;
  const [distances, offsets] = isSmall ? ROOM.small : ROOM.large;
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
  const ofLength = OF_LENGTH.fill(0);
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

function readHead(reader: VarintReader): number {
  const head = reader.byte();
  if ((head & WIDTH_BITS) > WIDTH_MAX) throw new RangeError(`numbers in chunk claim ${head & WIDTH_BITS} bits`);
  return head;
}

/** Reads a block behind the number `before`; returns its last number. */
function readBlock(reader: VarintReader, numbers: Float64Array, at: number, count: number, low: Int32Array, before: number): number {
  const head = readHead(reader);
  const width = head & WIDTH_BITS;
  const least = head & FROM_LEAST ? before + reader.signed() : undefined;
  const upper = head & HAS_UPPER ? readUpper(reader, count, 2 ** width) : undefined;
  if (width > 0) readBits(reader, low, count, width);
  else if (upper === undefined) return fill(numbers, at, count, least ?? before);
  else low.fill(0, 0, count);
  if (upper !== undefined && upper.largest >= SMALL) return addLarge(numbers, at, count, upper, low, least, before);
  if (upper !== undefined) for (let i = 0; i < upper.places.length; i++) low[upper.places[i] ?? 0]! += upper.parts[i] ?? 0; // The places were looked at.
  return least === undefined ? addDistances(numbers, at, count, low, before) : addOffsets(numbers, at, count, low, least);
}

function addDistances(numbers: Float64Array, at: number, count: number, low: Int32Array, before: number): number {
  let now = before;
  for (let i = 0; i < count; i++) {
    const distance = low[i] ?? 0;
    now += (distance >>> 1) ^ -(distance & 1);
    numbers[at + i] = now;
  }
  return now;
}

function addOffsets(numbers: Float64Array, at: number, count: number, low: Int32Array, least: number): number {
  for (let i = 0; i < count; i++) numbers[at + i] = least + (low[i] ?? 0);
  return numbers[at + count - 1] ?? 0;
}

function fill(numbers: Float64Array, at: number, count: number, number: number): number {
  for (let i = 0; i < count; i++) numbers[at + i] = number;
  return number;
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
  count: number,
  { places, parts }: UpperParts,
  low: Int32Array,
  least: number | undefined,
  before: number,
): number {
  const whole = Float64Array.from(low.subarray(0, count));
  places.forEach((place, i) => (whole[place] = (whole[place] ?? 0) + (parts[i] ?? 0)));
  let now = before;
  whole.forEach((number, i) => {
    if (least !== undefined) now = least + number;
    else now += number % 2 === 0 ? number / 2 : -(number + 1) / 2;
    numbers[at + i] = now;
  });
  return now;
}

function readBits(reader: VarintReader, low: Int32Array, count: number, width: number): void {
  const { bytes, view } = reader;
  const size = (count * width + 7) >>> 3;
  const at = reader.skip(size);
  const mask = (1 << width) - 1;
  let bit = at << 3;
  // One load, shift and mask a number, as long as a whole word of four bytes lies before the end.
  if (at + size + 3 <= bytes.length)
    for (let i = 0; i < count; i++, bit += width) low[i] = (view.getInt32(bit >> 3, true) >>> (bit & 7)) & mask;
  else for (let i = 0; i < count; i++, bit += width) low[i] = (wordAt(bytes, bit >> 3) >>> (bit & 7)) & mask;
}

/** Four bytes, lowest first; none behind the end. */
const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
