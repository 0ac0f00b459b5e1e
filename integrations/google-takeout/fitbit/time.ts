import { isoDay, isoInstant, utcOf, type LocalTime, type Zone } from '../../kit/index.ts';

const US = /^\s*(\d\d)\/(\d\d)\/(\d\d|\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?\s*$/;

/** `MM/DD/YY HH:MM:SS`, as all of Fitbit's JSON writes. */
function usTime(text: string): LocalTime | undefined {
  const found = US.exec(text);
  if (found === null) return undefined;
  const [, month, day, year = '', hour = '0', minute = '0', second = '0'] = found;
  return {
    year: year.length === 2 ? 2000 + Number(year) : Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
}

/** An instant of Fitbit's JSON, in UTC or in local time, as the file's kind has it; NaN when it is none. */
export function fitbitInstant(text: string, zone: Zone | undefined): number {
  const local = usTime(text);
  if (local === undefined) return isoInstant(text, zone);
  return zone === undefined ? utcOf(local) : zone.instant(local);
}

/** First moment of the local day that a text begins with, in either form, and of the day after; NaN when it names none. */
export function localDay(text: string, zone: Zone): { readonly start: number; readonly end: number } {
  const day = usTime(text);
  if (day === undefined) return isoDay(text, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return isoDay(`${day.year}-${two(day.month)}-${two(day.day)}`, zone);
}
