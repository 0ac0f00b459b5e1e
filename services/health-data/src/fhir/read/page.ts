import { invalid } from '@aceso/kit';
import { endAt } from '../../domain/columns.ts';
import { utcDay } from '../../domain/local-days.ts';
import { metricsOfResults } from '../../store/dated-records.ts';
import { datedChunks } from '../../store/observations.ts';
import { FIRST_AT, LAST_AT } from '../search/date-test.ts';
import type { Observation } from '../types.ts';
import type { Selection } from './selection.ts';
import { slices, type Reader } from './slices.ts';

/** The last Observation of a page: the next goes on strictly behind it, so that what comes in meanwhile shifts nothing. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

export interface ObservationPage {
  readonly found: readonly Observation[];
  readonly next: Place | undefined;
}

/** One page of what answers a search. */
export async function pageOf(
  reader: Reader,
  selection: Selection,
  { count, newestFirst, after }: { readonly count: number; readonly newestFirst: boolean; readonly after: Place | undefined },
): Promise<ObservationPage> {
  const within = { from: newestFirst ? FIRST_AT : (after?.at ?? FIRST_AT), to: newestFirst ? (after?.at ?? LAST_AT) : LAST_AT };
  const isBehind = (item: { readonly start: number; readonly id: string }): boolean =>
    after === undefined || item.start !== after.at || (newestFirst ? item.id < after.id : item.id > after.id);
  const found: Observation[] = [];
  let last: Place | undefined;
  for await (const items of slices(reader, selection, within, { newestFirst, atOnce: count + 1 })) {
    for (const item of items) {
      if (!isBehind(item)) continue;
      if (found.length === count) return { found, next: last };
      found.push(item.resource());
      last = { at: item.start, id: item.id };
    }
  }
  return { found, next: undefined };
}

/** How many Observations answer a search. Samples are counted without being made into anything, but for metrics with results beside them. */
export async function countOf(reader: Reader, selection: Selection): Promise<number> {
  const beside = new Set(await metricsOfResults(reader.db, reader.personId));
  const rest = { ...selection, metrics: selection.metrics.filter((metric) => beside.has(metric)) };
  let count = 0;
  const all = slices(reader, rest, { from: FIRST_AT, to: LAST_AT }, { newestFirst: false, atOnce: 20_000, isOrdered: false });
  for await (const items of all) count += items.length;
  const metrics = selection.metrics.filter((metric) => !beside.has(metric));
  return count + (await countSamples(reader, { ...selection, metrics }));
}

async function countSamples(
  { db, personId }: Reader,
  { metrics, when, updated }: Pick<Selection, 'metrics' | 'when' | 'updated'>,
): Promise<number> {
  let count = 0;
  // One metric at a time: what bounds the memory.
  for (const metric of metrics) {
    for (const chunk of await datedChunks(db, personId, [metric], utcDay(when.earliest), utcDay(when.latest))) {
      const at = chunk.updatedAt.getTime();
      if (!updated.accepts({ start: at, end: at })) continue;
      const { columns } = chunk;
      if (when.isOpen) count += columns.count;
      else for (let k = 0; k < columns.count; k++) if (when.accepts({ start: columns.start[k] ?? 0, end: endAt(columns, k) })) count++;
    }
  }
  return count;
}

/** A place as an opaque word. */
export const encodePlace = ({ at, id }: Place): string => Buffer.from(`${at}|${id}`).toString('base64url');

/** Reads a place back. Throws `input-invalid` for anything that we did not make. */
export function placeOf(cursor: string): Place {
  const [, at, id] = /^(-?\d{1,15})\|([A-Za-z0-9\-.]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (at === undefined || id === undefined)
    throw invalid('/query/_cursor', 'is not a cursor of this search', 'Follow the `next` link of the page before.');
  return { at: Number(at), id };
}
