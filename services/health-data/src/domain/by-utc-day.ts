import { pick, slice, type Columns } from './columns.ts';
import { DAY_MS, utcDay } from './local-days.ts';

/** Cuts columns into UTC days by the start of each sample; any order is taken. */
export function byUtcDay(columns: Columns): ReadonlyMap<string, Columns> {
  const { count, start } = columns;
  if (count === 0) return new Map();
  const dayOf = (i: number): number => Math.floor((start[i] ?? 0) / DAY_MS);
  const days = new Map<string, Columns>();
  let from = 0;
  let isSorted = true;
  for (let i = 1; i <= count; i++) {
    if (i < count && dayOf(i) === dayOf(from)) continue;
    const name = utcDay(dayOf(from) * DAY_MS);
    if (days.has(name)) {
      isSorted = false;
      break;
    }
    days.set(name, slice(columns, from, i));
    from = i;
  }
  return isSorted ? days : scattered(columns, dayOf);
}

function scattered(columns: Columns, dayOf: (i: number) => number): ReadonlyMap<string, Columns> {
  const places = Map.groupBy(
    Array.from({ length: columns.count }, (_, i) => i),
    dayOf,
  );
  return new Map([...places].map(([day, list]) => [utcDay(day * DAY_MS), pick(columns, Uint32Array.from(list))]));
}

/** Cuts columns in order of time into UTC months by the start of each sample: first day of the month, and its samples. */
export function byUtcMonth(columns: Columns): ReadonlyMap<string, Columns> {
  const months = new Map<string, Columns>();
  for (let from = 0; from < columns.count;) {
    const first = new Date(columns.start[from] ?? 0);
    const end = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1);
    const to = placeOf(columns, end, from);
    months.set(`${first.toISOString().slice(0, 7)}-01`, slice(columns, from, to));
    from = to;
  }
  return months;
}

/** UTC days that columns in order of time begin on, and how many samples each has. */
export function countsByUtcDay(columns: Columns): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (let from = 0; from < columns.count;) {
    const day = Math.floor((columns.start[from] ?? 0) / DAY_MS);
    const to = placeOf(columns, (day + 1) * DAY_MS, from);
    days.set(utcDay(day * DAY_MS), to - from);
    from = to;
  }
  return days;
}

/** Place of the first sample from a place on that begins at an instant or later. */
function placeOf({ count, start }: Columns, at: number, from: number): number {
  let [low, high] = [from, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((start[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
