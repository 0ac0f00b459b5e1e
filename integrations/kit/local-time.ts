const QUARTER_MS = 900_000;
const CACHE_MAX = 4_096;

/** Turns local times of one zone into instants. */
export interface Zone {
  readonly timeZone: string;
  /**
   * Milliseconds since the epoch of a civil time; NaN when the fields name no day or time.
   *
   * In the hour that a clock change repeats, the first pass counts (`later` for the second); in the hour that it leaves out, the time is
   * taken as if the clock had not changed (RFC 5545 section 3.3.5).
   */
  instant(local: LocalTime, pass?: 'earlier' | 'later'): number;
}

/** A civil date and time; `month` from 1 to 12. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
}

/** Opens a zone by its IANA name. Offsets are looked up once a quarter of an hour of local time: no zone changes more often. */
export function zoned(timeZone: string): Zone {
  const caches = { earlier: new Map<number, number>(), later: new Map<number, number>() };
  return {
    timeZone,
    instant(local, pass = 'earlier') {
      const asIfUtc = utcOf(local);
      if (Number.isNaN(asIfUtc)) return Number.NaN;
      const quarter = Math.floor(asIfUtc / QUARTER_MS) * QUARTER_MS;
      const cache = caches[pass];
      let offset = cache.get(quarter);
      if (offset === undefined) {
        if (cache.size >= CACHE_MAX) cache.clear();
        cache.set(quarter, (offset = offsetAt(quarter, timeZone, pass)));
      }
      return asIfUtc - offset;
    },
  };
}

/** A civil time as if it were UTC; NaN when there is no such day or time. */
export function utcOf({ year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0 }: LocalTime): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  if (!(hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60)) return Number.NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function offsetAt(localAsUtc: number, timeZone: string, pass: 'earlier' | 'later'): number {
  const plain = Temporal.Instant.fromEpochMilliseconds(localAsUtc).toZonedDateTimeISO('UTC').toPlainDateTime();
  const disambiguation = pass === 'earlier' ? 'compatible' : 'later';

  return localAsUtc - plain.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
}
