import { pick, type Columns } from './columns.ts';
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

/** Views, not copies: a day is a run of the columns when the source is in order. */
function slice(columns: Columns, from: number, to: number): Columns {
  return {
    count: to - from,
    start: columns.start.subarray(from, to),
    ...(columns.end && { end: columns.end.subarray(from, to) }),
    value: columns.value.subarray(from, to),
    ...(columns.context && { context: columns.context.subarray(from, to) }),
  };
}

function scattered(columns: Columns, dayOf: (i: number) => number): ReadonlyMap<string, Columns> {
  const places = Map.groupBy(
    Array.from({ length: columns.count }, (_, i) => i),
    dayOf,
  );
  return new Map([...places].map(([day, list]) => [utcDay(day * DAY_MS), pick(columns, Uint32Array.from(list))]));
}

/** One after the other; the parts must follow each other in time. */
export function joined(parts: readonly Columns[]): Columns {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const [start, end, value] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  let at = 0;
  for (const part of parts) {
    start.set(part.start.subarray(0, part.count), at);
    end.set((part.end ?? part.start).subarray(0, part.count), at);
    value.set(part.value.subarray(0, part.count), at);
    at += part.count;
  }
  return { count, start, end, value };
}
