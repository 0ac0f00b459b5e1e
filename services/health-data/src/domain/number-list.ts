import { readPacked, writePacked } from './packed-stream.ts';
import { readValues, writeValues } from './value-stream.ts';
import { VARINT_BYTES_MAX, type VarintReader, type VarintWriter } from './varint.ts';

/** What stands where a number is missing, is the same everywhere, or is that of another list. */
const [NONE, SAME, EACH, SOME] = [0, 1, 2, 3] as const;

/** Room for what is being written: lists are short, and making it anew takes as long as writing one. */
let room = new Float64Array(64);

function roomFor(count: number): Float64Array {
  if (count > room.length) room = new Float64Array(2 * count);
  return room;
}

/** Writes whole numbers from 0 to 2^53; equal ones take one or two bytes altogether. */
export function writeWhole(writer: VarintWriter, numbers: readonly number[]): void {
  const column = roomFor(numbers.length);
  for (let i = 0; i < numbers.length; i++) column[i] = numbers[i] ?? Number.NaN;
  writePacked(writer, column, 0, numbers.length);
}

/** Reads `count` numbers that `writeWhole` wrote. */
export function readWhole(reader: VarintReader, count: number): readonly number[] {
  const numbers = new Float64Array(count);
  readPacked(reader, numbers, 0);
  return listOf(numbers);
}

/** As `Array.from`, which makes an object for each number of a typed array. */
function listOf(numbers: Float64Array): number[] {
  const list: number[] = [];
  for (let i = 0; i < numbers.length; i++) list.push(numbers[i] ?? Number.NaN);
  return list;
}

/** Writes numbers of any kind, exactly; `like` is a list that they often equal, and costs nothing then. */
export function writeNumbers(writer: VarintWriter, numbers: readonly (number | undefined)[], like?: readonly number[]): void {
  const { length } = numbers;
  let [known, alike] = [0, 0];
  for (let i = 0; i < length; i++) {
    if (numbers[i] !== undefined) known++;
    if (like !== undefined && numbers[i] === like[i]) alike++;
  }
  writer.reserve(1 + VARINT_BYTES_MAX);
  if (known === 0) return writer.byte(NONE);
  if (like !== undefined && alike === length) return writer.byte(SAME);
  writer.byte(known === length ? EACH : SOME);
  if (known < length)
    writeWhole(
      writer,
      numbers.map((number) => (number === undefined ? 0 : 1)),
    );
  const column = roomFor(known);
  let at = 0;
  for (let i = 0; i < length; i++) {
    const number = numbers[i];
    if (number !== undefined) column[at++] = number;
  }
  writeValues(writer, column, known);
}

/** Reads what `writeNumbers` wrote; `like` is the same list as then. */
export function readNumbers(reader: VarintReader, count: number, like?: readonly number[]): readonly (number | undefined)[] {
  const form = reader.byte();
  switch (form) {
    case NONE:
      return Array.from({ length: count }, () => undefined);
    case SAME:
      if (like === undefined) throw new RangeError('a list says that it is like another one, and there is none');
      return like;
    case EACH:
      return listOf(readValues(reader, new Float64Array(count)));
    case SOME: {
      const isKnown = readWhole(reader, count);
      const known = readValues(reader, new Float64Array(isKnown.reduce((sum, one) => sum + one, 0)));
      let at = 0;
      return isKnown.map((one) => (one === 0 ? undefined : known[at++]));
    }
    default:
      throw new RangeError(`a list of form ${form} is not known here`);
  }
}

/** Digits of a numerator behind the point that are looked for. */
const NUMERATOR_SCALE = 1_000;
const SECONDS_OF_MINUTE = 60;

/**
 * Writes numbers that often are quotients: means of so many readings, or minutes that were counted in seconds. A quotient whose numerator has
 * few digits takes those instead of eight bytes; every number comes back bit by bit.
 *
 * @param counts a whole number for each, known to the reader
 */
export function writeQuotients(writer: VarintWriter, numbers: readonly number[], counts: readonly number[]): void {
  const kinds: number[] = [];
  const numerators: number[] = [];
  writer.reserve(1);
  for (let i = 0; i < numbers.length; i++) {
    const [number, count] = [numbers[i] ?? Number.NaN, counts[i] ?? 1];
    const kind = kindOf(number, count);
    if (kind === undefined) {
      writer.byte(0);
      return writeNumbers(writer, numbers);
    }
    kinds.push(kind);
    numerators.push(numeratorOf(number, divisorOf(kind, count)));
  }
  writer.byte(1);
  writeWhole(writer, kinds);
  writeNumbers(writer, numerators);
}

/** Reads what `writeQuotients` wrote. */
export function readQuotients(reader: VarintReader, counts: readonly number[]): readonly number[] {
  const { length } = counts;
  if (reader.byte() === 0) return readNumbers(reader, length).map((number) => number ?? Number.NaN);
  const kinds = readWhole(reader, length);
  return readNumbers(reader, length).map((numerator, i) => (numerator ?? Number.NaN) / divisorOf(kinds[i] ?? 0, counts[i] ?? 1));
}

/** By one, by the seconds of a minute, by the count. */
const divisorOf = (kind: number, count: number): number => (kind === 0 ? 1 : kind === 1 ? SECONDS_OF_MINUTE : count);

/** What a number is divided by that it is the quotient of a short numerator; undefined when there is none. */
function kindOf(number: number, count: number): number | undefined {
  for (let kind = 0; kind < 3; kind++) {
    const divisor = divisorOf(kind, count);
    if (numeratorOf(number, divisor) / divisor === number) return kind;
  }
  return undefined;
}

const numeratorOf = (number: number, divisor: number): number => Math.round(number * divisor * NUMERATOR_SCALE) / NUMERATOR_SCALE;
