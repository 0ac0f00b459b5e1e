/** Days of a month as a mask, as PostgreSQL keeps it: bit `i` stands for day `i + 1`. */
export type DayMask = number;

/** First day of the month of a day, `yyyy-mm-01`. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** Place of a day in its month, from 0. */
export const placeOf = (day: string): number => Number(day.slice(8, 10)) - 1;

/** The mask of some days of one month. */
export const maskOf = (days: Iterable<string>): DayMask => {
  let mask = 0;
  for (const day of days) mask |= 1 << placeOf(day);
  return mask;
};

/** Days of a mask, oldest first. */
export function daysOfMask(month: string, mask: DayMask): readonly string[] {
  const days: string[] = [];
  for (let place = 0; place < 31; place++) if ((mask >> place) & 1) days.push(`${month.slice(0, 8)}${String(place + 1).padStart(2, '0')}`);
  return days;
}
