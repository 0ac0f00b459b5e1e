import { DAY_MS } from './local-days.ts';

const [ZERO, DOT, Z] = [48, 46, 90] as const;
/** Lengths of `2026-01-02T03:04:05Z` and `2026-01-02T03:04:05.678Z`. */
const [SECONDS, MILLISECONDS] = [20, 24] as const;
/** From the first of March of the year 0 to 1970. */
const DAYS_BEFORE_1970 = 719_468;
const [DAYS_OF_ERA, YEARS_OF_ERA] = [146_097, 400] as const;

/**
 * Milliseconds since the epoch of an RFC 3339 instant that was checked, as `Date.parse` gives them; the two forms in UTC that programs write
 * take a quarter of its time.
 */
export function instantOf(text: string): number {
  const { length } = text;
  const isPlain = text.charCodeAt(length - 1) === Z && (length === SECONDS || (length === MILLISECONDS && text.charCodeAt(19) === DOT));
  if (!isPlain) return Date.parse(text);
  const seconds = (two(text, 11) * 60 + two(text, 14)) * 60 + two(text, 17);
  const rest = length === SECONDS ? 0 : two(text, 20) * 10 + text.charCodeAt(22) - ZERO;
  return civilDay(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)) * DAY_MS + seconds * 1000 + rest;
}

const two = (text: string, at: number): number => (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;

/** Days since 1970 of a civil date; years begin in March, so that the leap day is the last one of a year. */
export function civilDay(year: number, month: number, day: number): number {
  const [years, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const era = Math.floor(years / YEARS_OF_ERA);
  const ofEra = years - era * YEARS_OF_ERA;
  const ofYear = Math.floor((153 * months + 2) / 5) + day - 1;
  return era * DAYS_OF_ERA + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - DAYS_BEFORE_1970;
}
