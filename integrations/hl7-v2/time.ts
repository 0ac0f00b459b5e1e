import { utcOf, type Zone } from '../kit/index.ts';

const FORM = /^(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:\.(\d{1,4}))?([+-]\d{4})?$/;

/** Milliseconds since the epoch of a DTM (`YYYYMMDDHHMMSS.SSSS+ZZZZ`, cut anywhere); without an offset in the zone given. NaN when it is none. */
export function dtmMs(text: string, zone: Zone): number {
  const parts = FORM.exec(text.trim());
  if (parts === null) return Number.NaN;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', offset] = parts;
  const local = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
  };
  if (offset === undefined) return zone.instant(local);
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3));
  return utcOf(local) - (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
