import { plainText } from './text.ts';

const DAY_MS = 86_400_000;
/** Apple's form, that of iOS 8 without separators, and ISO 8601; always with an offset. */
const FORM = /^(\d{4})-?(\d\d)-?(\d\d)[ T]?(\d\d):?(\d\d):?(\d\d)(?:[.,](\d{1,9}))? ?(?:([+-])(\d\d):?(\d\d)|Z)$/;

/** A clock of twelve hours, as phones that are set to one are said to have written: with blanks of any kind and marks of any case. */
const TWELVE = /^(\d{4}-\d\d-\d\d)\s+(\d{1,2})(:\d\d:\d\d)\s*([ap])\.?\s?m\.?\s+([+-]\d\d:?\d\d)$/i;

/** Days since 1970-01-01 of a date of the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms", 2013). */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = (((month + (month > 2 ? -3 : 9)) * 153 + 2) / 5) | 0;
  return era * 146_097 + ofEra * 365 + ((ofEra / 4) | 0) - ((ofEra / 100) | 0) + ofYear + day - 719_469;
}

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Milliseconds since the epoch of a date such as `2024-01-01 01:01:36 +0200`; NaN when it is none. The offset is the exporting phone's. */
export function instantMs(text: string | undefined): number {
  const found = FORM.exec(text ?? '') ?? FORM.exec(of24Hours(plainText(text ?? '').trim()));
  if (found === null) return Number.NaN;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = found;
  const days = civilDays(Number(year), Number(month), Number(day));
  const isInDay = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isInDay || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return Number.NaN;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -60_000 : 60_000);
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000;
  return days * DAY_MS + time + Math.floor(Number(`0.${fraction || 0}`) * 1000) - offset;
}

/** The same on a clock of 24 hours; a text of any other form as it is. */
function of24Hours(text: string): string {
  const found = TWELVE.exec(text);
  if (found === null || Number(found[2]) < 1 || Number(found[2]) > 12) return text;
  const [, day, hour, rest, half, offset] = found;
  const hours = (Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0);
  return `${day} ${String(hours).padStart(2, '0')}${rest} ${offset}`;
}

/** Milliseconds since the epoch of the UTC midnight of a civil day such as `2016-11-15`; NaN when it is none. */
export function dayMs(text: string | undefined): number {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(plainText(text ?? '').trim());
  return found === null ? Number.NaN : civilDays(Number(found[1]), Number(found[2]), Number(found[3])) * DAY_MS;
}

function civilDays(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  return daysSinceEpoch(year, month, day);
}
