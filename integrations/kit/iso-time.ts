import { utcOf, type LocalTime, type Zone } from './local-time.ts';

const FORM = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?\s*$/i;

/**
 * Milliseconds since the epoch of an ISO 8601 time such as `2026-03-01T07:00:00.5+01:00`; NaN when it is none.
 *
 * @param zone for times that are written without an offset; an instant as if in UTC when left out
 */
export function isoInstant(text: string, zone?: Zone): number {
  const found = FORM.exec(text);
  if (found === null) return Number.NaN;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = found;
  const local: LocalTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
  };
  if (offset === undefined) return zone === undefined ? utcOf(local) : zone.instant(local);
  return utcOf(local) - offsetMs(offset);
}

/** Local time minus UTC of `Z`, `+02:00` or `UTC+0530`, in milliseconds; NaN when it is no offset. */
export function offsetMs(text: string): number {
  if (/^(Z|UTC|GMT)$/i.test(text.trim())) return 0;
  const found = /([+-])(\d\d):?(\d\d)$/.exec(text.trim());
  if (found === null) return Number.NaN;
  const [, sign, hours, minutes] = found;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
