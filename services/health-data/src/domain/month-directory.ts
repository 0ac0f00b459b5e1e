import { readNumbers, readWhole, writeNumbers, writeWhole } from './number-list.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** What is known of a day of a month without reading its samples. */
export interface DirectoryDay {
  readonly count: number;
  /** When it was last written, in milliseconds since the epoch; undefined when that was with the row. */
  readonly updatedAt: number | undefined;
}

/** Writes how many samples each day of a month has and when it was written, in order of days. */
export function encodeDirectory(days: readonly DirectoryDay[]): Uint8Array {
  const writer = new VarintWriter(16 + 4 * days.length);
  writer.unsigned(days.length);
  writeWhole(
    writer,
    days.map(({ count }) => count),
  );
  writeNumbers(
    writer,
    days.map(({ updatedAt }) => updatedAt),
  );
  return writer.done();
}

/** Reads what `encodeDirectory` wrote. @throws {RangeError} when it is damaged */
export function decodeDirectory(bytes: Uint8Array): readonly DirectoryDay[] {
  const reader = new VarintReader(bytes);
  const count = reader.unsigned();
  if (count > 31) throw new RangeError(`a month of ${count} days`);
  const counts = readWhole(reader, count);
  const updates = readNumbers(reader, count);
  return counts.map((samples, i) => ({ count: samples, updatedAt: updates[i] }));
}
