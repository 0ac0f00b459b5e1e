import { utcOf, type Zone } from './local-time.ts';

const FORM = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?)?\s*(Z|z|[+-]\d\d:?\d\d)?$/;

/**
 * Milliseconds since the epoch of an ISO 8601 or RFC 3339 time: with an offset as it says, without one in the person's zone. A month or a
 * day alone begins at its first moment. NaN when the text is no time.
 */
export function isoInstant(text: string | undefined, zone: Zone): number {
  const parts = FORM.exec(text?.trim() ?? '');
  if (parts === null) return Number.NaN;
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '', offset] = parts;
  const local = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
  };
  return offset === undefined ? zone.instant(local) : utcOf(local) - offsetMs(offset);
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
