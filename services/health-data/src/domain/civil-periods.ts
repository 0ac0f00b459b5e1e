import { addDays } from './local-days.ts';

export type Every = 'hour' | 'day' | 'week' | 'month' | 'year';

/** First day of the civil period that a day belongs to; weeks begin on Monday (ISO 8601). */
export function firstDayOf(day: string, every: Exclude<Every, 'hour'>): string {
  switch (every) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
    default:
      return every satisfies never;
  }
}

/** First day of the period after the one that begins with a day. */
export function nextPeriod(first: string, every: Exclude<Every, 'hour'>): string {
  const start = Temporal.PlainDate.from(first);
  switch (every) {
    case 'day':
      return addDays(first, 1);
    case 'week':
      return addDays(first, 7);
    case 'month':
      return start.add({ months: 1 }).toString();
    case 'year':
      return start.add({ years: 1 }).toString();
    default:
      return every satisfies never;
  }
}
