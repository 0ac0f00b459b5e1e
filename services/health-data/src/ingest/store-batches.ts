import { METRICS } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { packChunk, unpackChunk } from '../codec/compressed-chunk.ts';
import { byUtcDay } from '../domain/by-utc-day.ts';
import { EMPTY_COLUMNS, endAt, inOrder, type Columns } from '../domain/columns.ts';
import type { Calendar } from '../domain/local-days.ts';
import { addDays } from '../domain/local-days.ts';
import { mergeColumns, type Identity } from '../domain/merge-columns.ts';
import { chunksByName, saveChunks, type ChunkName, type ChunkToSave } from '../store/chunks.ts';
import type { StoredCount } from '../store/uploads.ts';

/** Samples of one metric and source on their way into the store. */
export interface IncomingBatch {
  readonly metric: string;
  readonly sourceId: string;
  /** Under which the report counts. */
  readonly sourceType: string;
  readonly columns: Columns;
}

export interface StoredBatches {
  readonly counts: ReadonlyMap<string, StoredCount>;
  /** Civil days whose values may be different now. */
  readonly stale: readonly { readonly metric: string; readonly day: string }[];
  readonly activity: readonly { readonly sourceId: string; readonly added: number; readonly first: Date; readonly last: Date }[];
}

/** Foods and doses: two of them at one moment are two. */
const identityOf = (metric: string): Identity =>
  METRICS.get(metric)?.category === 'nutrition' || metric === 'insulin-delivery' ? 'times-and-value' : 'times';
const nameOf = (name: ChunkName): string => `${name.metric}|${name.day}|${name.sourceId}`;

/** Merges batches into the day chunks of a person; call it under the person's lock. An unchanged chunk is not written. */
export async function storeBatches(
  tx: Db,
  personId: string,
  batches: readonly IncomingBatch[],
  calendar: Calendar,
): Promise<StoredBatches> {
  const parts = batches.flatMap((batch) => [...byUtcDay(batch.columns)].map(([day, columns]) => ({ ...batch, day, columns })));
  const existing = new Map((await chunksByName(tx, personId, parts)).map((row) => [nameOf(row), unpackChunk(row.data)]));
  const merged = new Map<string, { readonly name: ChunkName; readonly columns: Columns }>();
  const counts = new Map<string, StoredCount>();
  const activity = new Map<string, { sourceId: string; added: number; first: number; last: number }>();
  const stale = new Map<string, { readonly metric: string; readonly day: string }>();
  for (const part of parts) {
    const key = nameOf(part);
    const before = merged.get(key)?.columns ?? existing.get(key) ?? EMPTY_COLUMNS;
    const result = mergeColumns(before, part.columns, { identity: identityOf(part.metric), incomingWins: true });
    const count = counts.get(part.sourceType) ?? { stored: 0, alreadyThere: 0 };
    counts.set(part.sourceType, {
      stored: count.stored + result.added + result.replaced,
      alreadyThere: count.alreadyThere + result.alreadyThere,
    });
    if (result.added + result.replaced === 0) continue;
    merged.set(key, { name: part, columns: result.columns });
    const ordered = inOrder(part.columns);
    noteSource(activity, part.sourceId, result.added, ordered);
    for (const day of daysTouched(ordered, calendar)) stale.set(`${part.metric}|${day}`, { metric: part.metric, day });
  }
  await saveChunks(tx, personId, [...merged.values()].map(toSave));
  return {
    counts,
    stale: [...stale.values()],
    activity: [...activity.values()].map(({ first, last, ...rest }) => ({ ...rest, first: new Date(first), last: new Date(last) })),
  };
}

function noteSource(
  activity: Map<string, { sourceId: string; added: number; first: number; last: number }>,
  sourceId: string,
  added: number,
  columns: Columns,
): void {
  const known = activity.get(sourceId) ?? { sourceId, added: 0, first: Infinity, last: -Infinity };
  activity.set(sourceId, {
    sourceId,
    added: known.added + added,
    first: Math.min(known.first, columns.start[0] ?? Infinity),
    last: Math.max(known.last, columns.start[columns.count - 1] ?? -Infinity),
  });
}

/** Civil days from the first start to the last end: a chunk of a UTC day touches two or three of them. */
function daysTouched(columns: Columns, calendar: Calendar): readonly string[] {
  const first = calendar.dayOf(columns.start[0] ?? 0);
  let latest = -Infinity;
  for (let i = 0; i < columns.count; i++) latest = Math.max(latest, endAt(columns, i));
  const last = calendar.dayOf(latest);
  const days = [first];
  for (let day = first; day < last && days.length < 8;) days.push((day = addDays(day, 1)));
  return days;
}

function toSave({ name, columns }: { readonly name: ChunkName; readonly columns: Columns }): ChunkToSave {
  let longestMs = 0;
  for (let i = 0; i < columns.count; i++) longestMs = Math.max(longestMs, endAt(columns, i) - (columns.start[i] ?? 0));
  return {
    metric: name.metric,
    day: name.day,
    sourceId: name.sourceId,
    ...packChunk(columns),
    firstAt: new Date(columns.start[0] ?? 0),
    lastAt: new Date(columns.start[columns.count - 1] ?? 0),
    longestMs,
  };
}
