const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

// Days are asked for ten thousand times in one analysis, and always the same few hundred.
const numbers = new Map<string, number>();
const days = new Map<number, string>();

/** Days since 1970-01-01 of a civil day. */
function numberOf(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(day) / DAY_MS;
  if (Number.isInteger(number)) numbers.set(day, number);
  return number;
}

function dayOf(number: number): string {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  days.set(number, day);
  return day;
}

/** The civil day so many days later. Throws a RangeError when `day` is none. */
export const addDays = (day: string, count: number): string => dayOf(numberOf(day) + count);
/** Days from one civil day to another. */
export const daysApart = (from: string, to: string): number => Math.round(numberOf(to) - numberOf(from));
/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: string): number => (((numberOf(day) + FIRST_WEEKDAY) % 7) + 7) % 7;
export const isWeekend = (day: string): boolean => weekdayOf(day) % 6 === 0;
