import { unpackChunk } from '../codec/compressed-chunk.ts';
import { joined } from '../domain/by-utc-day.ts';
import type { Columns } from '../domain/columns.ts';
import type { RankedColumns } from '../domain/fuse-amounts.ts';
import { wornMinutes } from '../domain/fuse-amounts.ts';
import { addDays, MINUTE_MS, type LocalDay } from '../domain/local-days.ts';
import type { ChunkRow } from '../store/chunks.ts';

/** Decoded chunks of one metric, to be asked by civil day. */
export interface DecodedChunks {
  /** Samples near a day, of each source, best source first. */
  near(day: LocalDay): readonly { readonly sourceId: string; readonly columns: Columns }[];
}

/** Decodes each chunk once, however many civil days look at it. */
export function decodeChunks(rows: readonly (ChunkRow & { readonly rank: number })[]): DecodedChunks {
  const ranks = new Map(rows.map((row) => [row.sourceId, row.rank]));
  const order = [...ranks].toSorted(([a, rankA], [b, rankB]) => rankA - rankB || (a < b ? -1 : 1)).map(([sourceId]) => sourceId);
  const bySource = new Map(
    order.map((sourceId) => [sourceId, new Map(rows.filter((row) => row.sourceId === sourceId).map((row) => [row.day, row.data]))]),
  );
  const decoded = new Map<Buffer, Columns>();
  const columnsOf = (data: Buffer): Columns => {
    const known = decoded.get(data) ?? unpackChunk(data);
    decoded.set(data, known);
    return known;
  };
  return {
    near: ({ day }) =>
      order.flatMap((sourceId) => {
        const chunks = bySource.get(sourceId);
        const parts = [addDays(day, -1), day, addDays(day, 1)].flatMap((name) => chunks?.get(name) ?? []).map(columnsOf);
        return parts.length === 0 ? [] : [{ sourceId, columns: joined(parts) }];
      }),
  };
}

/** Adds to each source the minutes in which it was worn, as its heart rate tells. */
export function withWear(
  sources: readonly { readonly sourceId: string; readonly columns: Columns }[],
  heartRate: DecodedChunks,
  wearables: ReadonlySet<string>,
  day: LocalDay,
): readonly RankedColumns[] {
  if (sources.length < 2) return sources;
  const beats = new Map(heartRate.near(day).map(({ sourceId, columns }) => [sourceId, columns]));
  return sources.map((source) => {
    const own = wearables.has(source.sourceId) ? beats.get(source.sourceId) : undefined;
    return own === undefined ? source : { ...source, worn: wornMinutes(own, day.start, Math.round((day.end - day.start) / MINUTE_MS)) };
  });
}
