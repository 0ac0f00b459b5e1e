import type { Db } from '@aceso/kit';
import { addDays, DAY_MS, utcDay, type Calendar } from '../../domain/local-days.ts';
import { datedRecords, type DatedRecord } from '../../store/dated-records.ts';
import { dailyBetween } from '../../store/days.ts';
import { samplesByDay } from '../../store/chunks.ts';
import { datedChunks, nearest, type Nearest, type Span } from '../../store/observations.ts';
import type { NoteKeys } from '../../store/notes.ts';
import { DIASTOLIC, SYSTOLIC } from '../definitions.ts';
import { dailyItems, pressureItems, recordItems, sampleItems, type Item, type Within } from './items.ts';
import { chunkMetrics, type Selection } from './selection.ts';

/** Days that are looked at in one go at most. */
const DAYS_AT_ONCE = 62;
/** Records that are read in one go, unless a single day has more. */
const RECORDS_AT_ONCE = 5_000;
const RECORDS_OF_A_DAY = 200_000;

/** Whose data is read, and by which calendar their days are cut. */
export interface Reader {
  readonly db: Db;
  readonly personId: string;
  readonly calendar: Calendar;
  readonly notes: NoteKeys;
}

const PRESSURES = new Set<string>([SYSTOLIC, DIASTOLIC]);
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/**
 * Everything that answers a search, some days at a time, in order of time: oldest first, or newest first.
 *
 * Memory is bounded by `atOnce` samples and the fullest day, whatever the time that is read.
 */
export async function* slices(
  reader: Reader,
  selection: Selection,
  within: Within,
  options: { readonly newestFirst: boolean; readonly atOnce: number; readonly isOrdered?: false },
): AsyncGenerator<readonly Item[]> {
  const { newestFirst, isOrdered = true } = options;
  let [low, high] = [Math.max(within.from, selection.when.earliest), Math.min(within.to, selection.when.latest)];
  while (low <= high) {
    const edge = edgeOf(
      await nearest(reader.db, reader.personId, among(selection), spanOf(reader.calendar, low, high), newestFirst),
      reader.calendar,
      newestFirst,
    );
    if (edge === undefined) return;
    const first = utcDay(Math.min(high, Math.max(low, edge)));
    const days = await daysToRead(reader, selection, first, utcDay(newestFirst ? low : high), options);
    const { items, day } = await sliceOf(reader, selection, first, days, { from: low, to: high });
    yield isOrdered ? inOrder(items, newestFirst) : items;
    if (newestFirst) high = dayStart(day) - 1;
    else low = dayStart(day) + DAY_MS;
  }
}

const among = (selection: Selection) => ({ metrics: chunkMetrics(selection), kinds: selection.kinds, daily: selection.daily });

function spanOf(calendar: Calendar, low: number, high: number): Span {
  const civil = calendar.dayOf(low);
  return {
    fromDay: utcDay(low),
    toDay: utcDay(high),
    from: new Date(low),
    to: new Date(high + 1),
    fromCivil: calendar.bounds(civil).start >= low ? civil : addDays(civil, 1),
    toCivil: calendar.dayOf(high),
  };
}

function edgeOf({ sampleDay, recordAt, civilDay }: Nearest, calendar: Calendar, newestFirst: boolean): number | undefined {
  const edges = [
    ...(sampleDay === undefined ? [] : [newestFirst ? dayStart(sampleDay) + DAY_MS - 1 : dayStart(sampleDay)]),
    ...(recordAt === undefined ? [] : [recordAt.getTime()]),
    ...(civilDay === undefined ? [] : [calendar.bounds(civilDay).start]),
  ];
  return edges.length === 0 ? undefined : newestFirst ? Math.max(...edges) : Math.min(...edges);
}

/** The day up to which enough is read: one at least. */
async function daysToRead(
  { db, personId }: Reader,
  selection: Selection,
  first: string,
  end: string,
  { newestFirst, atOnce }: { readonly newestFirst: boolean; readonly atOnce: number },
): Promise<string> {
  const furthest = addDays(first, newestFirst ? 1 - DAYS_AT_ONCE : DAYS_AT_ONCE - 1);
  const bound = newestFirst ? (furthest > end ? furthest : end) : furthest < end ? furthest : end;
  const sizes = await samplesByDay(db, personId, chunkMetrics(selection), newestFirst ? bound : first, newestFirst ? first : bound);
  let found = 0;
  for (const { day, n } of newestFirst ? sizes.toReversed() : sizes) {
    found += n;
    if (found >= atOnce) return day;
  }
  return bound;
}

async function sliceOf(
  reader: Reader,
  selection: Selection,
  first: string,
  last: string,
  within: Within,
): Promise<{ readonly items: readonly Item[]; readonly day: string }> {
  const [from, to] = first <= last ? [first, last] : [last, first];
  const inside = { from: Math.max(within.from, dayStart(from)), to: Math.min(within.to, dayStart(to) + DAY_MS - 1) };
  const records = await recordsOf(reader, selection, inside, from === to);
  // Too many records for one go: fewer days.
  if (records === undefined) {
    const half = Math.floor((dayStart(last) - dayStart(first)) / DAY_MS / 2);
    return await sliceOf(reader, selection, first, addDays(first, half), within);
  }
  const { db, personId, calendar } = reader;
  const [chunks, daily] = await Promise.all([
    datedChunks(db, personId, chunkMetrics(selection), from, to),
    dailyBetween(db, personId, selection.daily, addDays(from, -1), addDays(to, 1)),
  ]);
  // Records first: they say which samples they stand for.
  const shown = new Set<string>();
  const fromRecords = recordItems(records, selection, shown);
  const [pressures, others] = [true, false].map((wanted) => chunks.filter(({ metric }) => PRESSURES.has(metric) === wanted));
  const items = [
    ...fromRecords,
    ...sampleItems(personId, others ?? [], selection, inside, shown),
    ...pressureItems(personId, pressures ?? [], selection, inside),
    ...dailyItems(personId, daily, selection, calendar, inside),
  ];
  return { items, day: last };
}

async function recordsOf(
  { db, personId, notes }: Reader,
  { kinds }: Selection,
  { from, to }: Within,
  isOneDay: boolean,
): Promise<readonly DatedRecord[] | undefined> {
  const limit = isOneDay ? RECORDS_OF_A_DAY : RECORDS_AT_ONCE;
  const rows = await datedRecords(db, personId, kinds, new Date(from), new Date(to + 1), limit, notes);
  return rows.length === limit && !isOneDay ? undefined : rows;
}

function inOrder(items: readonly Item[], newestFirst: boolean): readonly Item[] {
  const forward = items.toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return newestFirst ? forward.reverse() : forward;
}
