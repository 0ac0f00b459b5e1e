import { Fault } from '../fault.ts';

/** True for a zone of the IANA database; bare offsets are refused, since they know no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Throws `time-zone-unknown` with the field. */
export function requireTimeZone(name: string): void {
  if (isTimeZone(name)) return;
  throw new Fault('time-zone-unknown', 422, 'Unknown time zone.', {
    errors: [{ path: '/body/timeZone', message: 'must be an IANA time zone' }],
  });
}
