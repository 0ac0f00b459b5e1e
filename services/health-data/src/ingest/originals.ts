import { METRICS } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { packChunk, unpackChunk } from '../codec/compressed-chunk.ts';
import { byUtcDay } from '../domain/by-utc-day.ts';
import { EMPTY_COLUMNS, endAt, inOrder, joined, type Columns } from '../domain/columns.ts';
import { partDeleted } from '../domain/deletions.ts';
import { utcDay } from '../domain/local-days.ts';
import { mergeColumns } from '../domain/merge-columns.ts';
import {
  originalsBetween,
  originalsByName,
  removeOriginals,
  saveOriginals,
  type OriginalName,
  type OriginalRow,
} from '../store/originals.ts';

/** Samples of one metric and source with their values as the source wrote them. */
export interface OriginalBatch {
  readonly metric: string;
  readonly sourceId: string;
  /** As the source wrote it. */
  readonly unit: string;
  readonly columns: Columns;
}

/** Amounts come by the minute: a day is enough for a row. Weights and temperatures share the row of a month. */
const stretchOf = (metric: string, day: string): string => (METRICS.get(metric)?.kind === 'interval' ? day : `${day.slice(0, 7)}-01`);
const nameOf = ({ metric, day, sourceId, unit }: OriginalName): string => [metric, day, sourceId, unit].join('|');

/** Keeps values as they were written, beside what they were converted to; the same ones again change nothing. */
export async function storeOriginals(tx: Db, personId: string, batches: readonly OriginalBatch[]): Promise<void> {
  if (batches.length === 0) return;
  const parts = batches.flatMap((batch) => stretchesOf(batch));
  const stored = new Map(
    (
      await originalsByName(
        tx,
        personId,
        parts.map(({ name }) => name),
      )
    ).map((row) => [nameOf(row), row.data]),
  );
  const merged = new Map<string, { readonly name: OriginalName; readonly columns: Columns }>();
  for (const { name, columns } of parts) {
    const key = nameOf(name);
    const data = stored.get(key);
    const before = merged.get(key)?.columns ?? (data === undefined ? EMPTY_COLUMNS : unpackChunk(data));
    const result = mergeColumns(before, columns, { identity: 'times', incomingWins: true });
    if (result.added + result.replaced > 0) merged.set(key, { name, columns: result.columns });
  }
  await saveOriginals(
    tx,
    personId,
    [...merged.values()].map(({ name, columns }) => ({ ...name, data: packChunk(columns).bytes })),
  );
}

function stretchesOf({
  metric,
  sourceId,
  unit,
  columns,
}: OriginalBatch): readonly { readonly name: OriginalName; readonly columns: Columns }[] {
  const days = Map.groupBy(byUtcDay(inOrder(columns)), ([day]) => stretchOf(metric, day));
  return [...days].map(([day, parts]) => ({ name: { metric, day, sourceId, unit }, columns: joined(parts.map(([, part]) => part)) }));
}

/** A value as its source wrote it. */
export interface Original {
  readonly value: number;
  readonly unit: string;
}

/** Finds the value as it was written, for samples of a metric that begin within a time; undefined for one that came in the stored unit. */
export async function originalsOf(
  db: Db,
  personId: string,
  metric: string,
  from: number,
  to: number,
): Promise<(sourceId: string, start: number, end: number) => Original | undefined> {
  const found = new Map<string, Original>();
  for (const { sourceId, unit, data } of await originalsBetween(db, personId, metric, stretchOf(metric, utcDay(from)), utcDay(to))) {
    const columns = unpackChunk(data);
    for (let i = 0; i < columns.count; i++)
      found.set(`${sourceId}|${columns.start[i]}|${endAt(columns, i)}`, { value: columns.value[i] ?? Number.NaN, unit });
  }
  return (sourceId, start, end) => found.get(`${sourceId}|${start}|${end}`);
}

/** Removes what was written of samples that are deleted. */
export async function dropOriginals(
  tx: Db,
  personId: string,
  metric: string,
  from: number,
  to: number,
  isOf: (sourceId: string) => boolean,
  times: ReadonlySet<string>,
): Promise<void> {
  const [left, empty]: [(OriginalName & { readonly data: Uint8Array })[], OriginalRow[]] = [[], []];
  for (const row of await originalsBetween(tx, personId, metric, stretchOf(metric, utcDay(from)), utcDay(to))) {
    if (!isOf(row.sourceId)) continue;
    const { kept, gone } = partDeleted(unpackChunk(row.data), times);
    if (gone === undefined) continue;
    if (kept.count === 0) empty.push(row);
    else left.push({ ...row, data: packChunk(kept).bytes });
  }
  await saveOriginals(tx, personId, left);
  await removeOriginals(tx, personId, empty);
}
