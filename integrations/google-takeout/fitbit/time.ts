import { isoInstant, utcOf, type LocalTime, type Zone } from '../../kit/index.ts';

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

/** First moment of the local day that a text begins with, and of the day after; NaN when it is none. */
export function localDay(text: string, zone: Zone): { readonly start: number; readonly end: number } {
  const iso = /^\s*(\d{4})-(\d\d)-(\d\d)/.exec(text);
  const day = iso === null ? usTime(text) : { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  if (day === undefined) return { start: Number.NaN, end: Number.NaN };
  const start = zone.instant({ year: day.year, month: day.month, day: day.day });
  const next = new Date(Date.UTC(day.year, day.month - 1, day.day + 1));
  const end = zone.instant({ year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() });
  return { start, end };
}
