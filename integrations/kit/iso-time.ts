import { utcOf, type LocalTime, type Zone } from './local-time.ts';

const FORM = /^\s*(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?\s*$/i;

/**
 * Milliseconds since the epoch of an ISO 8601 time such as `2026-03-01T07:00:00.5+01:00`; a month alone begins at its first moment. NaN when it is no time.
 *
 * @param zone for times that are written without an offset; an instant as if in UTC when left out
 */
export function isoInstant(text: string | undefined, zone?: Zone): number {
  const found = FORM.exec(text ?? '');
  if (found === null) return Number.NaN;
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '0', offset] = found;
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

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of days at most, such as `PT1H2M3.5S`; NaN when it is none. */
export function isoDurationMs(text: string): number {
  const found = DURATION.exec(text.trim());
  if (found === null) return Number.NaN;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = found;
  return Math.round(((Number(days) * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

/** First moment of a local day that a text begins with (`2026-03-01`), and of the day after; NaN when it names none. */
export function isoDay(text: string, zone: Zone): { readonly start: number; readonly end: number } {
  const found = /^\s*(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (found === null) return { start: Number.NaN, end: Number.NaN };
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return {
    start: zone.instant({ year, month, day }),
    end: zone.instant({ year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() }),
  };
}
