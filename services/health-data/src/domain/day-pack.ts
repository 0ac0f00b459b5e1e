import { readNumbers, readQuotients, readWhole, writeNumbers, writeQuotients, writeWhole } from './number-list.ts';
import type { DayValue } from './day-value.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** Value of a civil day; its coverage is kept in millionths. */
export interface PackedDay extends DayValue {
  /** When it was last written, in milliseconds since the epoch; undefined when that was with the row. */
  readonly updatedAt: number | undefined;
}

/** First byte: the layout. A new one takes the next number; old ones are read for ever. */
export const DAY_PACK_CODEC = 1;
const UUID_BYTES = 16;
/** Codes of the letters of a UUID; `a` is ten more than the code that letters begin from. */
const [DASH, ZERO, NINE, LOWER, LETTERS_FROM] = [45, 48, 57, 0x20, 87] as const;
/** Coverage is told in hours of the day where it is one of those, else in millionths. */
const [HOURS, MILLIONTHS] = [24, 1e6] as const;

/** A share as it is kept. */
export const toMillionths = (share: number): number => Math.round(share * MILLIONTHS) / MILLIONTHS;

/** Writes the daily values of a metric of some days of a month, in order. Which days they are is kept beside it. */
export function encodeDays(days: readonly PackedDay[]): Uint8Array {
  const writer = new VarintWriter(32 + 8 * days.length);
  writer.byte(DAY_PACK_CODEC);
  const values = days.map(({ value }) => value);
  const counts = days.map(({ n }) => n);
  writeWhole(writer, counts);
  writeQuotients(writer, values, counts);
  writeNumbers(
    writer,
    days.map(({ minimum }) => minimum),
    values,
  );
  writeNumbers(
    writer,
    days.map(({ maximum }) => maximum),
    values,
  );
  writeCoverage(
    writer,
    days.map(({ coverage }) => coverage),
  );
  writeSources(
    writer,
    days.map(({ sourceIds }) => sourceIds),
  );
  writeNumbers(
    writer,
    days.map(({ updatedAt }) => updatedAt),
  );
  return writer.done();
}

/**
 * Reads the values of so many days.
 *
 * @throws {RangeError} when the bytes are of a layout from the future, or damaged
 */
export function decodeDays(bytes: Uint8Array, count: number): readonly PackedDay[] {
  const reader = new VarintReader(bytes);
  const codec = reader.byte();
  if (codec !== DAY_PACK_CODEC) throw new RangeError(`layout ${codec} of daily values is not known here`);
  const counts = readWhole(reader, count);
  const values = readQuotients(reader, counts);
  const minima = readNumbers(reader, count, values);
  const maxima = readNumbers(reader, count, values);
  const coverages = readCoverage(reader, count);
  const sources = readSources(reader, count);
  const updates = readNumbers(reader, count);
  return values.map((value, i) => ({
    value,
    minimum: minima[i],
    maximum: maxima[i],
    n: counts[i] ?? 0,
    coverage: coverages[i] ?? 0,
    sourceIds: sources[i] ?? [],
    updatedAt: updates[i],
  }));
}

function writeCoverage(writer: VarintWriter, shares: readonly number[]): void {
  const hours = shares.map((share) => Math.round(share * HOURS));
  const isHours = shares.every((share, i) => toMillionths((hours[i] ?? 0) / HOURS) === share);
  writer.reserve(1);
  writer.byte(isHours ? 1 : 0);
  writeWhole(writer, isHours ? hours : shares.map((share) => Math.round(share * MILLIONTHS)));
}

function readCoverage(reader: VarintReader, count: number): readonly number[] {
  const isHours = reader.byte() === 1;
  return readWhole(reader, count).map((part) => (isHours ? toMillionths(part / HOURS) : part / MILLIONTHS));
}

/** Each combination of sources once, then which of them a day has. */
function writeSources(writer: VarintWriter, lists: readonly (readonly string[])[]): void {
  const places = new Map<string, number>();
  for (const list of lists) {
    const name = list.join();
    if (!places.has(name)) places.set(name, places.size);
  }
  writer.reserve(8);
  writer.unsigned(places.size);
  for (const name of places.keys()) {
    const ids = name === '' ? [] : name.split(',');
    writer.reserve(8 + UUID_BYTES * ids.length);
    writer.unsigned(ids.length);
    for (const id of ids) writeUuid(writer, id);
  }
  writeWhole(
    writer,
    lists.map((list) => places.get(list.join()) ?? 0),
  );
}

function readSources(reader: VarintReader, count: number): readonly (readonly string[])[] {
  const lists = Array.from({ length: reader.unsigned() }, () => Array.from({ length: reader.unsigned() }, () => readUuid(reader)));
  return readWhole(reader, count).map((place) => lists[place] ?? []);
}

function writeUuid(writer: VarintWriter, id: string): void {
  let high = -1;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    if (code === DASH) continue;
    const digit = code <= NINE ? code - ZERO : (code | LOWER) - LETTERS_FROM;
    if (high >= 0) writer.byte(high * 16 + digit);
    high = high >= 0 ? -1 : digit;
  }
}

function readUuid(reader: VarintReader): string {
  const digits = Array.from(reader.take(UUID_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20, 32].map((end, i, ends) => digits.slice(i === 0 ? 0 : ends[i - 1], end)).join('-');
}
