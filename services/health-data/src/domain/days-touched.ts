import { endAt, type Columns } from './columns.ts';
import { addDays, DAY_MS, type Calendar } from './local-days.ts';

/** A sample of an amount counts on every day that it touches, up to so many: longer ones are no measurement of days. */
export const REACH_DAYS = 31;

/** Civil days that samples may change, from the first start to the last end; `reachMs` widens both sides. */
export function daysTouched(columns: Columns, calendar: Calendar, reachMs = 0): readonly string[] {
  const { count, start } = columns;
  if (count === 0) return [];
  const latestStart = start[count - 1] ?? 0;
  let latestEnd = latestStart;
  for (let i = 0; i < count; i++) latestEnd = Math.max(latestEnd, endAt(columns, i));
  const last = calendar.dayOf(Math.min(latestEnd, latestStart + REACH_DAYS * DAY_MS) + reachMs);
  const days: string[] = [];
  for (let day = calendar.dayOf((start[0] ?? 0) - reachMs); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** How long the longest sample lasts, in milliseconds. */
export function longestMs(columns: Columns): number {
  if (columns.end === undefined) return 0;
  let longest = 0;
  for (let i = 0; i < columns.count; i++) longest = Math.max(longest, endAt(columns, i) - (columns.start[i] ?? 0));
  return longest;
}
