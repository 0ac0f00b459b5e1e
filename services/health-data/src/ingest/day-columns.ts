import { unpackChunk } from '../codec/compressed-chunk.ts';
import { joined, startingWithin, type Columns } from '../domain/columns.ts';
import { REACH_DAYS } from '../domain/days-touched.ts';
import type { RankedColumns } from '../domain/fuse-amounts.ts';
import { DAY_MS, type LocalDay } from '../domain/local-days.ts';
import { monthOf } from '../domain/month-days.ts';
import type { SourceOrder } from '../domain/source-order.ts';
import { daysOfRow } from '../store/chunk-rows.ts';
import type { RankedChunk, RankedRow } from '../store/chunks.ts';

/** Decoded chunks of one metric, to be asked by civil day. */
export interface DecodedChunks {
  readonly sourceIds: readonly string[];
  /** Samples that touch a day, of each source, best source first. */
  on(day: LocalDay): readonly RankedColumns[];
}

/** Samples of some UTC days of a source, decoded when first looked at. */
interface Run {
  readonly sourceId: string;
  readonly from: number;
  /** End of its last day. */
  readonly until: number;
  readonly longestMs: number;
  readonly columns: Columns;
}

interface Held {
  readonly sourceId: string;
  readonly device: string;
  readonly runs: readonly Run[];
  /** How far behind its first day a run can still matter. */
  readonly spanMs: number;
}

/** Decodes each chunk once, however many civil days look at it. */
export const decodeChunks = (chunks: readonly RankedChunk[], order: SourceOrder): DecodedChunks => decoded(chunks.map(runOfDay), order);

/** As `decodeChunks`, without taking a month apart into its days. */
export function decodeRows(rows: readonly RankedRow[], order: SourceOrder): DecodedChunks {
  const inMonth = Map.groupBy(rows, ({ sourceId, day }) => `${sourceId}|${monthOf(day)}`);
  const runs = [...inMonth.values()].flatMap((own) => {
    const [only] = own;
    const isWhole = own.length === 1 && only !== undefined && only.days !== null;
    return isWhole ? [runOfMonth(only)] : own.flatMap((row) => daysOfRow(row)).map(runOfDay);
  });
  return decoded(runs, order);
}

function decoded(runs: readonly Run[], order: SourceOrder): DecodedChunks {
  const bySource = [...Map.groupBy(runs, ({ sourceId }) => sourceId)]
    .toSorted(([a], [b]) => order.placeOf(a) - order.placeOf(b))
    .map(([sourceId, own]): Held => ({
      sourceId,
      device: order.deviceOf(sourceId),
      runs: own.toSorted((a, b) => a.from - b.from),
      spanMs: own.reduce((span, run) => Math.max(span, run.until + reachOf(run) - run.from), 0),
    }));
  return {
    sourceIds: bySource.map(({ sourceId }) => sourceId),
    on(day) {
      const found: RankedColumns[] = [];
      for (const held of bySource) {
        const parts = partsOn(held, day);
        if (parts.length > 0) found.push({ sourceId: held.sourceId, device: held.device, columns: joined(parts) });
      }
      return found;
    },
  };
}

function partsOn({ runs, spanMs }: Held, { start, end }: LocalDay): readonly Columns[] {
  const parts: Columns[] = [];
  const last = firstFrom(runs, end);
  for (let place = firstFrom(runs, start - spanMs); place < last; place++) {
    const run = runs[place];
    if (run === undefined || run.until + reachOf(run) <= start) continue;
    // A sample reaches from its UTC day on, and not further than any measurement does.
    const firstDay = Math.floor((start - reachOf(run)) / DAY_MS) * DAY_MS;
    const part = startingWithin(run.columns, Math.max(start - run.longestMs, firstDay), end);
    if (part.count > 0) parts.push(part);
  }
  return parts;
}

function runOfDay(chunk: RankedChunk): Run {
  const from = Date.parse(chunk.day);
  return {
    sourceId: chunk.sourceId,
    from,
    until: from + DAY_MS,
    longestMs: chunk.longestMs,
    get columns() {
      return chunk.columns;
    },
  };
}

function runOfMonth({ sourceId, day, longestMs, data }: RankedRow): Run {
  const first = new Date(day);
  let columns: Columns | undefined;
  return {
    sourceId,
    from: first.getTime(),
    until: Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1),
    longestMs,
    get columns() {
      return (columns ??= unpackChunk(data));
    },
  };
}

/** How far samples may reach beyond their day. */
const reachOf = ({ longestMs }: Pick<Run, 'longestMs'>): number => Math.min(longestMs, REACH_DAYS * DAY_MS);

/** Place of the first run that begins at an instant or later. */
function firstFrom(runs: readonly Run[], at: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
