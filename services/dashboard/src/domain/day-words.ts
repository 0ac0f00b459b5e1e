import { daysApart } from './days.ts';

const WEEKDAYS_BACK = 6;

/** Weekday within a week, else the date. */
export function dayInWords(day: string, on: string): string {
  const ago = daysApart(day, on);
  if (ago === 0) return 'today';
  if (ago === 1) return 'yesterday';
  const style: Intl.DateTimeFormatOptions =
    ago > 0 && ago <= WEEKDAYS_BACK ? { weekday: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}
