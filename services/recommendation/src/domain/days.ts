import { dateOfDay, dayNumber } from '@aceso/science';

/** 1 January 1970 was a Thursday, the fourth day of its week. */
const FIRST_WEEKDAY = 3;

// Days are asked for ten thousand times in one analysis, and always the same few hundred.
const numbers = new Map<string, number>();
const days = new Map<number, string>();

/** Days since 1970-01-01; not a number when there is no such day. */
export function numberOf(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = dayNumber(day);
  if (number === undefined) return Number.NaN;
  numbers.set(day, number);
  return number;
}

function dayOf(number: number): string {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = dateOfDay(number);
  days.set(number, day);
  return day;
}

/** The civil day so many days later. Throws a RangeError when `day` is none. */
export const addDays = (day: string, count: number): string => dayOf(numberOf(day) + count);
/** Days from one civil day to another. */
export const daysApart = (from: string, to: string): number => numberOf(to) - numberOf(from);
/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: string): number => (((numberOf(day) + FIRST_WEEKDAY) % 7) + 7) % 7;
export const isWeekend = (day: string): boolean => weekdayOf(day) >= 5;
/** The same of a day told as days since 1970. */
export const isFreeDay = (number: number): boolean => (((number + FIRST_WEEKDAY) % 7) + 7) % 7 >= 5;
