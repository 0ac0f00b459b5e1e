import { joined, startingWithin } from '../domain/columns.ts';
import { REACH_DAYS } from '../domain/days-touched.ts';
import type { RankedColumns } from '../domain/fuse-amounts.ts';
import { DAY_MS, type LocalDay } from '../domain/local-days.ts';
import type { SourceOrder } from '../domain/source-order.ts';
import type { RankedChunk } from '../store/chunks.ts';

/** Decoded chunks of one metric, to be asked by civil day. */
export interface DecodedChunks {
  readonly sourceIds: readonly string[];
  /** Samples that touch a day, of each source, best source first. */
  on(day: LocalDay): readonly RankedColumns[];
}

interface Held {
  readonly from: number;
  /** The longest sample may reach so far. */
  readonly reach: number;
  readonly longestMs: number;
  readonly chunk: RankedChunk;
}

/** Decodes each chunk once, however many civil days look at it. */
export function decodeChunks(rows: readonly RankedChunk[], order: SourceOrder): DecodedChunks {
  const bySource = [...Map.groupBy(rows, ({ sourceId }) => sourceId)]
    .toSorted(([a], [b]) => order.placeOf(a) - order.placeOf(b))
    .map(([sourceId, own]) => ({
      sourceId,
      held: own.map(heldOf).toSorted((a, b) => a.from - b.from),
      reachMs: DAY_MS + Math.max(0, ...own.map(reachOf)),
    }));
  return {
    sourceIds: bySource.map(({ sourceId }) => sourceId),
    on: ({ start, end }) =>
      bySource.flatMap(({ sourceId, held, reachMs }) => {
        const parts = held
          .slice(firstFrom(held, start - reachMs), firstFrom(held, end))
          .filter(({ reach }) => reach > start)
          .map(({ chunk, longestMs }) => startingWithin(chunk.columns, start - longestMs, end))
          .filter(({ count }) => count > 0);
        return parts.length === 0 ? [] : [{ sourceId, device: order.deviceOf(sourceId), columns: joined(parts) }];
      }),
  };
}

function heldOf(chunk: RankedChunk): Held {
  const { day, longestMs } = chunk;
  const from = Date.parse(`${day}T00:00:00Z`);
  return { from, reach: from + DAY_MS + reachOf({ longestMs }), longestMs, chunk };
}

/** How far samples may reach beyond their day. */
const reachOf = ({ longestMs }: Pick<RankedChunk, 'longestMs'>): number => Math.min(longestMs, REACH_DAYS * DAY_MS);

/** Place of the first chunk that begins at an instant or later. */
function firstFrom(held: readonly Held[], at: number): number {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((held[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
