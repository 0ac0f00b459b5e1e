import type { Db } from '@aceso/kit';
import { packChunk, unpackChunk } from '../codec/compressed-chunk.ts';
import { packMonth, packWhole, unpackMonth, type MonthDay } from '../codec/month-chunk.ts';
import { byUtcDay, countsByUtcDay } from '../domain/by-utc-day.ts';
import { EMPTY_COLUMNS, type Columns } from '../domain/columns.ts';
import { longestMs } from '../domain/days-touched.ts';
import { daysOfMask, maskOf, monthOf } from '../domain/month-days.ts';
import { OWN_ROW_SAMPLES } from '../store/chunk-pieces.ts';
import type { ChunkName } from '../store/chunk-rows.ts';
import {
  BULK_ONE_IN,
  dropChunks,
  rowsToChange,
  saveChunks,
  SMALL_MONTH,
  type ChunkToSave,
  type MonthChange,
  type RowToChange,
} from '../store/chunks.ts';

/** A month with more samples is always cut into days: reading one of them must not mean reading all. */
export const MONTH_SAMPLES_MAX = 200_000;

/** Stands for more samples than there are: what comes in is written with its whole month. */
export const WHOLE_MONTHS = 2 ** 40;
/** Stands for what comes little by little: a day of many samples is a row that the next ones are added to, however few the month has. */
export const LITTLE_BY_LITTLE = 0;

/** A day that is about to be changed, and how many samples come in. */
export interface DayChange extends ChunkName {
  readonly incoming: number;
}

/** Names the samples of a metric and source of a month, `yyyy-mm-01`. */
export interface MonthName {
  readonly metric: string;
  readonly month: string;
  readonly sourceId: string;
}

/** Every day of a month. */
const ALL_DAYS = 0x7fff_ffff;

/** Samples of a metric and source over a month, day by day. */
interface Month {
  readonly name: MonthName;
  readonly incoming: number;
  readonly rows: readonly RowToChange[];
  /** Whether all days are here: else those that are not touched stay as they are in rows of their own. */
  readonly isWhole: boolean;
  readonly days: Map<string, MonthDay>;
  readonly changed: Set<string>;
  /** All that there is, where nothing was before: it need not be cut into days. */
  whole: Columns | undefined;
}

const keyOf = (metric: string, month: string, sourceId: string): string => `${metric}|${month}|${sourceId}`;

/**
 * The samples of some days of a person, read for changing and written back in the form that suits their number.
 *
 * A month of a metric and source is one row while it has few samples or when most of them come at once, as in an import; a row a day where
 * many come little by little, so that an hour's samples do not mean writing the month anew.
 */
export class SampleMonths {
  readonly #tx: Db;
  readonly #personId: string;
  readonly #months: ReadonlyMap<string, Month>;

  private constructor(tx: Db, personId: string, months: ReadonlyMap<string, Month>) {
    this.#tx = tx;
    this.#personId = personId;
    this.#months = months;
  }

  /** Reads what there is on some days; call it under the person's lock. */
  static async load(tx: Db, personId: string, changes: readonly DayChange[]): Promise<SampleMonths> {
    const wanted = new Map<string, MonthChange>();
    for (const { metric, day, sourceId, incoming } of changes) {
      const month = monthOf(day);
      const key = keyOf(metric, month, sourceId);
      const known = wanted.get(key) ?? { metric, month, sourceId, touched: 0, incoming: 0 };
      wanted.set(key, { ...known, touched: known.touched | maskOf([day]), incoming: known.incoming + incoming });
    }
    return await SampleMonths.#loadAll(tx, personId, wanted);
  }

  /** As `load`, for months that will be written whole. */
  static async loadWhole(tx: Db, personId: string, names: readonly MonthName[]): Promise<SampleMonths> {
    const change = { touched: ALL_DAYS, incoming: WHOLE_MONTHS };
    const wanted = new Map(
      names.map(({ metric, month, sourceId }) => [keyOf(metric, month, sourceId), { metric, month, sourceId, ...change }]),
    );
    return await SampleMonths.#loadAll(tx, personId, wanted);
  }

  static async #loadAll(tx: Db, personId: string, wanted: ReadonlyMap<string, MonthChange>): Promise<SampleMonths> {
    const rows = wanted.size === 0 ? [] : await rowsToChange(tx, personId, [...wanted.values()]);
    const byMonth = Map.groupBy(rows, ({ metric, day, sourceId }) => keyOf(metric, monthOf(day), sourceId));
    const months = [...wanted].map(([key, { metric, month, sourceId, incoming }]) => {
      const own = byMonth.get(key) ?? [];
      const name = { metric, month, sourceId };
      const isWhole = own.every(({ data }) => data !== undefined);
      return [key, { name, incoming, rows: own, isWhole, days: daysOf(own), changed: new Set<string>(), whole: undefined }] as const;
    });
    return new SampleMonths(tx, personId, new Map(months));
  }

  /** Whether nothing is there of a month that was named when loading. */
  isEmpty(name: MonthName): boolean {
    const { days, whole } = this.#monthNamed(name);
    return whole === undefined && days.size === 0;
  }

  /** Gives an empty month its samples, in order. */
  fill(name: MonthName, columns: Columns): void {
    if (columns.count > 0) this.#monthNamed(name).whole = columns;
  }

  /** Samples of a day that was named when loading. */
  columnsOf(name: ChunkName): Columns {
    return this.#monthOf(name).days.get(name.day)?.columns ?? EMPTY_COLUMNS;
  }

  /** Replaces the samples of a day that was named when loading. */
  set(name: ChunkName, columns: Columns): void {
    const month = this.#monthOf(name);
    month.changed.add(name.day);
    if (columns.count === 0) month.days.delete(name.day);
    else month.days.set(name.day, { columns, updatedAt: undefined });
  }

  /** Months that lie in several rows are written anew, whether anything in them was replaced or not. */
  pack(): void {
    for (const { name, rows, changed } of this.#months.values()) if (rows.length > 1) changed.add(name.month);
  }

  /** Writes the months of days that were replaced. */
  async save(): Promise<void> {
    const [toSave, toDrop]: [ChunkToSave[], ChunkName[]] = [[], []];
    for (const month of this.#months.values()) {
      if (month.whole !== undefined && month.rows.length === 0 && month.whole.count <= MONTH_SAMPLES_MAX) {
        toSave.push(wholeRowOf(month.name, month.whole));
        continue;
      }
      cut(month);
      if (month.changed.size === 0) continue;
      const written = rowsOf(month);
      toSave.push(...written);
      const kept = new Set(written.map(({ day }) => day));
      // Replacing a row dates it anew: one of a month that is cut into days is removed, so that days keep the time of their last change.
      const isCut = ({ days }: RowToChange): boolean => days !== null && written.some((row) => row.days === undefined);
      // A row of a day that nobody touched stays, unless the month is one row now.
      const isOne = written.some((row) => row.days !== undefined);
      const isGone = (row: RowToChange): boolean =>
        isCut(row) || (!kept.has(row.day) && (isOne || row.days !== null || month.changed.has(row.day)));
      toDrop.push(...month.rows.filter(isGone));
    }
    await dropChunks(this.#tx, this.#personId, toDrop);
    await saveChunks(this.#tx, this.#personId, toSave);
  }

  #monthOf({ metric, day, sourceId }: ChunkName): Month {
    const month = this.#monthNamed({ metric, month: monthOf(day), sourceId });
    cut(month);
    return month;
  }

  #monthNamed({ metric, month: first, sourceId }: MonthName): Month {
    const month = this.#months.get(keyOf(metric, first, sourceId));
    if (month === undefined) throw new Error('a month that was not loaded for changing');
    return month;
  }
}

/** Cuts into days what was given whole. */
function cut(month: Month): void {
  if (month.whole === undefined) return;
  for (const [day, columns] of byUtcDay(month.whole)) {
    month.days.set(day, { columns, updatedAt: undefined });
    month.changed.add(day);
  }
  month.whole = undefined;
}

function wholeRowOf(name: MonthName, columns: Columns): ChunkToSave {
  const counts = countsByUtcDay(columns);
  const packed = packWhole(
    columns,
    [...counts.values()].map((count) => ({ count, updatedAt: undefined })),
  );
  return toSave(name, name.month, maskOf(counts.keys()), packed, [columns]);
}

function daysOf(rows: readonly RowToChange[]): Map<string, MonthDay> {
  const days = new Map<string, MonthDay>();
  for (const { day, days: mask, data, updatedAt } of rows) {
    if (data === undefined) continue;
    if (mask === null) days.set(day, { columns: unpackChunk(data), updatedAt: updatedAt.getTime() });
    else {
      const month = unpackMonth(data);
      daysOfMask(day, mask).forEach((name, i) => {
        const one = month[i];
        if (one === undefined) throw new RangeError('stored chunk is damaged: it has fewer days than its row says');
        days.set(name, { columns: one.columns, updatedAt: one.updatedAt ?? updatedAt.getTime() });
      });
    }
  }
  return days;
}

/** The rows of a month that must be written. */
function rowsOf(month: Month): readonly ChunkToSave[] {
  const { name, incoming, rows, isWhole, days, changed } = month;
  const inOrder = [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (inOrder.length === 0) return [];
  const count = inOrder.reduce((sum, [, { columns }]) => sum + columns.count, 0);
  const hasFullDays = incoming === LITTLE_BY_LITTLE && count >= OWN_ROW_SAMPLES * days.size;
  const isSmall = (count <= SMALL_MONTH && !hasFullDays) || (incoming * BULK_ONE_IN >= count && count <= MONTH_SAMPLES_MAX);
  if (isWhole && isSmall) {
    const columns = inOrder.map(([, day]) => day.columns);
    const packed = packMonth(inOrder.map(([, day]) => day));
    return [toSave(name, name.month, maskOf(days.keys()), packed, columns)];
  }
  const wasMonth = rows.some((row) => row.days !== null);
  return inOrder
    .filter(([day]) => wasMonth || changed.has(day))
    .map(([day, { columns, updatedAt }]) => ({ ...toSave(name, day, undefined, packChunk(columns), [columns]), updatedAt }));
}

function toSave(
  { metric, sourceId }: MonthName,
  day: string,
  days: number | undefined,
  packed: Pick<ChunkToSave, 'bytes' | 'statistics'>,
  columns: readonly Columns[],
): ChunkToSave {
  const last = columns.at(-1);
  return {
    metric,
    day,
    days,
    sourceId,
    ...packed,
    firstAt: columns[0]?.start[0] ?? 0,
    lastAt: last?.start[last.count - 1] ?? 0,
    longestMs: columns.reduce((longest, one) => Math.max(longest, longestMs(one)), 0),
  };
}
