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
