import { crc32 } from 'node:zlib';
import { ownRoom, type Allocate } from '../domain/column-room.ts';
import { chained, slice, type Columns } from '../domain/columns.ts';
import { decodeDirectory, encodeDirectory, type DirectoryDay } from '../domain/month-directory.ts';
import { packChunk, unpackChunk, type StoredChunk } from './compressed-chunk.ts';
import { CHECKSUM_BYTES } from './checked.ts';
import { headOfMonth, MONTH } from './kinds.ts';

/** So many bytes of a stored month hold its directory, whatever is in it. */
export const DIRECTORY_BYTES_MAX = 512;

/** A day of a month with its samples. */
export interface MonthDay {
  readonly columns: Columns;
  readonly updatedAt: number | undefined;
}

/**
 * Encodes the days of a month, in order, as one chunk behind a directory of its days.
 *
 * Each is told apart by its number of samples: neighbouring days share blocks of numbers, which is what saves room where a day has few.
 */
export function packMonth(days: readonly MonthDay[]): StoredChunk {
  return packWhole(
    chained(days.map(({ columns }) => columns)),
    days.map(({ columns, updatedAt }) => ({ count: columns.count, updatedAt })),
  );
}

/** As `packMonth`, of the samples of a month in one, with what its directory says of its days. */
export function packWhole(columns: Columns, days: readonly DirectoryDay[]): StoredChunk {
  const { bytes, statistics } = packChunk(columns);
  const directory = encodeDirectory(days);
  const head = 3 + CHECKSUM_BYTES;
  const month = new Uint8Array(head + directory.length + bytes.length);
  const view = new DataView(month.buffer);
  view.setUint8(0, MONTH);
  view.setUint16(1, directory.length, true);
  view.setUint32(3, crc32(directory), true);
  month.set(directory, head);
  month.set(bytes, head + directory.length);
  return { bytes: month, statistics };
}

/** Whether stored bytes are those of a month and not of a single day. */
export const isMonth = (bytes: Uint8Array): boolean => bytes[0] === MONTH;

/**
 * Reads the directory of a stored month; its first `DIRECTORY_BYTES_MAX` bytes are enough.
 *
 * @throws {RangeError} when it is of another kind or damaged
 */
export function directoryOf(bytes: Uint8Array): readonly DirectoryDay[] {
  const { from, to, checksum } = headOfMonth(bytes);
  const directory = bytes.subarray(from, to);
  if (!isMonth(bytes) || directory.length !== to - from || crc32(directory) !== checksum) throw new RangeError('stored chunk is damaged');
  return decodeDirectory(directory);
}

/** Reads a stored month, day by day; the columns of the days are views of one, in the room that `allocate` gives. */
export function unpackMonth(bytes: Uint8Array, allocate: Allocate = ownRoom): readonly MonthDay[] {
  const directory = directoryOf(bytes);
  const columns = unpackChunk(bytes, allocate);
  let from = 0;
  return directory.map(({ count, updatedAt }) => {
    const day = slice(columns, from, from + count);
    from += count;
    return { columns: day, updatedAt };
  });
}
