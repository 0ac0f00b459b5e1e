/** Seconds to add to UTC for local time in one IANA zone. */
export type OffsetAt = (instantSec: number) => number;

/**
 * Makes the offset function of an IANA zone.
 *
 * @throws {RangeError} when the zone is unknown
 */
export function zoneOffsets(zone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instantSec) => {
    const name = format.formatToParts(instantSec * 1000).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /([+-])(\d\d):(\d\d)/.exec(name);
    if (match === null) return 0;
    const [, sign, hours, minutes] = match;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  };
}

/** The instant of local midnight that begins a civil day, counted in days since 1970-01-01. */
export function midnight(offsetAt: OffsetAt, civilDay: number): number {
  const guess = civilDay * 86400 - offsetAt(civilDay * 86400);
  return civilDay * 86400 - offsetAt(guess);
}
