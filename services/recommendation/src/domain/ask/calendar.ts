import { addDays, daysApart, weekdayOf } from '../days.ts';

/** Civil days `yyyy-mm-dd` from one to another, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const lengthOf = ({ from, to }: Span): number => daysApart(from, to) + 1;

export const yearOf = (day: string): number => Number(day.slice(0, 4));
/** 1 for January. */
export const monthOf = (day: string): number => Number(day.slice(5, 7));

const two = (number: number): string => String(number).padStart(2, '0');

/** The day of a date; undefined when the calendar has no such date. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : text;
}

/** A calendar month; months below 1 and above 12 count on into other years. */
export function monthSpan(year: number, month: number): Span {
  const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: first, to: last };
}

export const yearSpan = (year: number): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The week around a day; weeks start on Monday (0) unless told otherwise. */
export function weekSpan(day: string, startsOn = 0): Span {
  const from = addDays(day, -((weekdayOf(day) - startsOn + 7) % 7));
  return { from, to: addDays(from, 6) };
}

/** The same day so many months away; the end of a shorter month when it has no such day. */
export function plusMonths(day: string, months: number): string {
  const { from, to } = monthSpan(yearOf(day), monthOf(day) + months);
  return addDays(from, Math.min(Number(day.slice(8)), Number(to.slice(8))) - 1);
}

/** Every day of a span, oldest first. */
export function* daysOf({ from, to }: Span): Generator<string> {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
