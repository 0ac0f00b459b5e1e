import type { Db } from '@aceso/kit';
import { packChunk, unpackChunk } from '../codec/compressed-chunk.ts';
import { byUtcDay } from '../domain/by-utc-day.ts';
import { EMPTY_COLUMNS, endAt, inOrder, joined, type Columns } from '../domain/columns.ts';
import { partDeleted } from '../domain/deletions.ts';
import { utcDay } from '../domain/local-days.ts';
import { mergeColumns } from '../domain/merge-columns.ts';
import { monthOf } from '../domain/month-days.ts';
import {
  originalsBetween,
  originalsOfMonths,
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

/** A month with more values is not written anew for a few: what is new of them gets rows of its days. */
const LARGE_MONTH = 4_096;
const FEW_ONE_IN = 32;

const monthName = ({ metric, day, sourceId, unit }: OriginalName): string => [metric, monthOf(day), sourceId, unit].join('|');

/** Keeps values as they were written, beside what they were converted to; the same ones again change nothing. */
export async function storeOriginals(tx: Db, personId: string, batches: readonly OriginalBatch[]): Promise<void> {
  if (batches.length === 0) return;
  const months = new Map<string, { readonly name: OriginalName; columns: Columns }>();
  for (const { name, columns } of batches.flatMap(monthsOf)) {
    const known = months.get(monthName(name));
    months.set(monthName(name), { name, columns: known === undefined ? columns : merged(known.columns, columns).columns });
  }
  const names = [...months.values()].map(({ name }) => name);
  const stored = Map.groupBy(await originalsOfMonths(tx, personId, names), monthName);
  const [toSave, toRemove]: [(OriginalName & { readonly data: Uint8Array })[], OriginalName[]] = [[], []];
  for (const [key, { name, columns }] of months) {
    const rows = (stored.get(key) ?? []).map((row) => ({ row, columns: unpackChunk(row.data) }));
    // Rows of days are younger than that of their month, or there is none of the month.
    const before = rows.reduce((all, row) => merged(all, row.columns).columns, EMPTY_COLUMNS);
    const after = merged(before, columns);
    if (after.added + after.replaced === 0) continue;
    const month = rows.find(({ row }) => row.day === name.day);
    if (month !== undefined && month.columns.count > LARGE_MONTH && columns.count * FEW_ONE_IN < month.columns.count) {
      for (const [day, part] of byUtcDay(columns)) {
        const known = rows.find(({ row }) => row.day === day)?.columns ?? EMPTY_COLUMNS;
        toSave.push({ ...name, day, data: packChunk(merged(known, part).columns).bytes });
      }
      continue;
    }
    toSave.push({ ...name, data: packChunk(after.columns).bytes });
    toRemove.push(...rows.flatMap(({ row }) => (row.day === name.day ? [] : [row])));
  }
  await removeOriginals(tx, personId, toRemove);
  await saveOriginals(tx, personId, toSave);
}

const merged = (before: Columns, incoming: Columns) => mergeColumns(before, incoming, { identity: 'times', incomingWins: true });

function monthsOf({
  metric,
  sourceId,
  unit,
  columns,
}: OriginalBatch): readonly { readonly name: OriginalName; readonly columns: Columns }[] {
  const months = Map.groupBy(byUtcDay(inOrder(columns)), ([day]) => monthOf(day));
  return [...months].map(([day, parts]) => ({ name: { metric, day, sourceId, unit }, columns: joined(parts.map(([, part]) => part)) }));
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
  for (const { sourceId, unit, data } of await originalsBetween(db, personId, metric, monthOf(utcDay(from)), utcDay(to))) {
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
  for (const row of await originalsBetween(tx, personId, metric, monthOf(utcDay(from)), utcDay(to))) {
    if (!isOf(row.sourceId)) continue;
    const { kept, gone } = partDeleted(unpackChunk(row.data), times);
    if (gone === undefined) continue;
    if (kept.count === 0) empty.push(row);
    else left.push({ ...row, data: packChunk(kept).bytes });
  }
  await saveOriginals(tx, personId, left);
  await removeOriginals(tx, personId, empty);
}
