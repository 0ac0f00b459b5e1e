import { unpackChunk } from '../codec/compressed-chunk.ts';
import { unpackMonth, type MonthDay } from '../codec/month-chunk.ts';
import { SharedRoom } from '../domain/column-room.ts';
import { copied, type Columns } from '../domain/columns.ts';
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

type DayOf<T extends StoredRow> = Omit<T, 'data' | 'days'> & ChunkDay;

/** Of a month of which no more days are wanted, only those are kept. */
const FEW_DAYS = 4;
/** Where a month is unpacked of which little is kept: room outside of the heap is expensive to make anew. */
const PASSING = new SharedRoom();
/** Numbers that room is kept for: a month of minutes, with some to spare. */
const PASSING_KEPT = 400_000;

/** A row day by day, with what else is known of it; of a month the days that are wanted. */
export function daysOfRow<T extends StoredRow>(
  row: T,
  isWanted: (day: Omit<T, 'data' | 'days'>) => boolean = () => true,
): readonly DayOf<T>[] {
  const { data, days, ...rest } = row;
  if (days === null) {
    if (!isWanted(rest)) return [];
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
  const names = daysOfMask(row.day, days);
  const places = names.flatMap((day, place) => (isWanted({ ...rest, day }) ? [place] : []));
  let month: ReadonlyMap<number, MonthDay> | undefined;
  const read = () => (month ??= daysAt(data, places, names.length));
  return places.map((place) => ({
    ...rest,
    day: names[place] ?? '',
    get columns() {
      return dayAt(read(), place).columns;
    },
    get updatedAt() {
      const at = dayAt(read(), place).updatedAt;
      return at === undefined ? row.updatedAt : new Date(at);
    },
  }));
}

/** Days of a stored month by their places. */
function daysAt(data: Buffer, places: readonly number[], count: number): ReadonlyMap<number, MonthDay> {
  const isPassing = places.length <= FEW_DAYS && places.length < count;
  if (isPassing) PASSING.clear(PASSING_KEPT);
  const month = isPassing ? unpackMonth(data, PASSING.allocate) : unpackMonth(data);
  const own = ({ columns, updatedAt }: MonthDay): MonthDay => ({ columns: copied(columns), updatedAt });
  return new Map(
    places.flatMap((place) => {
      const day = month[place];
      return day === undefined ? [] : [[place, isPassing ? own(day) : day] as const];
    }),
  );
}

function dayAt(month: ReadonlyMap<number, MonthDay>, place: number): MonthDay {
  const day = month.get(place);
  if (day === undefined) throw new RangeError('stored chunk is damaged: it has fewer days than its row says');
  return day;
}
