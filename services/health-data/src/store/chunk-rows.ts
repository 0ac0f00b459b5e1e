import { unpackChunk } from '../codec/compressed-chunk.ts';
import { unpackMonth } from '../codec/month-chunk.ts';
import type { Columns } from '../domain/columns.ts';
import { daysOfMask } from '../domain/month-days.ts';

/** Names the samples of a day within a person: metric, UTC day as `yyyy-mm-dd`, source. */
export interface ChunkName {
  readonly metric: string;
  readonly day: string;
  readonly sourceId: string;
}

/** A row of the table: the samples of a UTC day, or of the days of a month. */
export interface StoredRow extends ChunkName {
  /** Which days of the month, as a mask; null for a row of the one day. */
  readonly days: number | null;
  readonly data: Buffer;
  readonly updatedAt: Date;
}

/** The samples of one UTC day. */
export interface ChunkDay extends ChunkName {
  /** Decoded when first asked for; days of a month share it. */
  readonly columns: Columns;
  readonly updatedAt: Date;
}

/** A row day by day, with what else is known of it. */
export function daysOfRow<T extends StoredRow>(row: T): readonly (Omit<T, 'data' | 'days'> & ChunkDay)[] {
  const { data, days, ...rest } = row;
  if (days === null) {
    let columns: Columns | undefined;
    return [
      {
        ...rest,
        get columns() {
          return (columns ??= unpackChunk(data));
        },
      },
    ];
  }
  let month: ReturnType<typeof unpackMonth> | undefined;
  const read = () => (month ??= unpackMonth(data));
  return daysOfMask(row.day, days).map((day, i) => ({
    ...rest,
    day,
    get columns() {
      return dayAt(read(), i).columns;
    },
    get updatedAt() {
      const at = dayAt(read(), i).updatedAt;
      return at === undefined ? row.updatedAt : new Date(at);
    },
  }));
}

function dayAt(month: ReturnType<typeof unpackMonth>, i: number): ReturnType<typeof unpackMonth>[number] {
  const day = month[i];
  if (day === undefined) throw new RangeError('stored chunk is damaged: it has fewer days than its row says');
  return day;
}
