import { readPacked, writePacked } from './packed-stream.ts';
import { readValues, writeValues } from './value-stream.ts';
import { VARINT_BYTES_MAX, type VarintReader, type VarintWriter } from './varint.ts';

/** What stands where a number is missing, is the same everywhere, or is that of another list. */
const [NONE, SAME, EACH, SOME] = [0, 1, 2, 3] as const;

/** Writes whole numbers from 0 to 2^53; equal ones take one or two bytes altogether. */
export function writeWhole(writer: VarintWriter, numbers: readonly number[]): void {
  writePacked(writer, new Float64Array(numbers), 0, numbers.length);
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
  const known = numbers.filter((number) => number !== undefined);
  writer.reserve(1 + VARINT_BYTES_MAX);
  if (known.length === 0) return writer.byte(NONE);
  if (like !== undefined && numbers.every((number, i) => number === like[i])) return writer.byte(SAME);
  writer.byte(known.length === numbers.length ? EACH : SOME);
  if (known.length < numbers.length)
    writeWhole(
      writer,
      numbers.map((number) => (number === undefined ? 0 : 1)),
    );
  writeValues(writer, new Float64Array(known), known.length);
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
  const found = numbers.map((number, i) => quotientOf(number, counts[i] ?? 1));
  writer.reserve(1);
  if (!found.every((one) => one !== undefined)) {
    writer.byte(0);
    return writeNumbers(writer, numbers);
  }
  writer.byte(1);
  writeWhole(
    writer,
    found.map(({ kind }) => kind),
  );
  writeNumbers(
    writer,
    found.map(({ numerator }) => numerator),
  );
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

function quotientOf(number: number, count: number): { readonly kind: number; readonly numerator: number } | undefined {
  for (let kind = 0; kind < 3; kind++) {
    const divisor = divisorOf(kind, count);
    const numerator = Math.round(number * divisor * NUMERATOR_SCALE) / NUMERATOR_SCALE;
    if (numerator / divisor === number) return { kind, numerator };
  }
  return undefined;
}
