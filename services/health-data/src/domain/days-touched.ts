import { endAt, type Columns } from './columns.ts';
import { addDays, DAY_MS, type Calendar } from './local-days.ts';

/** A sample of an amount counts on every day that it touches, up to so many: longer ones are no measurement of days. */
export const REACH_DAYS = 31;

/** Civil days that samples, in order of time, may change, oldest first: each from its start to its end; `reachMs` widens both sides. */
export function daysTouched(columns: Columns, calendar: Calendar, reachMs = 0): readonly string[] {
  const { count, start } = columns;
  const days: string[] = [];
  let [last, lastEnd] = ['', -Infinity];
  for (let i = 0; i < count; i++) {
    const from = start[i] ?? 0;
    const to = Math.min(endAt(columns, i), from + REACH_DAYS * DAY_MS) + reachMs;
    // Nearly every sample lies on the day of the one before.
    if (to < lastEnd && last !== '') continue;
    const until = calendar.dayOf(to);
    const first = calendar.dayOf(from - reachMs);
    for (let day = first > last ? first : addDays(last, 1); day <= until; day = addDays(day, 1)) {
      days.push(day);
      last = day;
    }
    lastEnd = calendar.bounds(last).end;
  }
  return days;
}

/** How long the longest sample lasts, in milliseconds. */
export function longestMs(columns: Columns): number {
  if (columns.end === undefined) return 0;
  let longest = 0;
  for (let i = 0; i < columns.count; i++) longest = Math.max(longest, endAt(columns, i) - (columns.start[i] ?? 0));
  return longest;
}
