import type { SourceKind, SourceRef } from '../../kit/index.ts';

/** What Fitbit itself made of all trackers of an account. */
export const FITBIT: SourceRef = { key: 'fitbit', name: 'Fitbit', kind: 'watch', manufacturer: 'Fitbit' };
/** The same nights and workouts, in the tables of the newer export. */
export const GOOGLE_HEALTH: SourceRef = { key: 'google-health', name: 'Google Health', kind: 'watch', manufacturer: 'Google' };

const PHONE = /mobiletrack|phone|google health app|fitbit app/i;
/** What other apps gave to the phone's Health Connect and Fitbit took from there. */
const ECHO = /health connect$/i;

/** The device or app that a row of the newer export names. Each is a source: several record the same minute. */
export function sourceNamed(dataSource: string): SourceRef {
  const name = dataSource.trim().slice(0, 100);
  if (name === '') return GOOGLE_HEALTH;
  const kind: SourceKind = ECHO.test(name) ? 'app' : PHONE.test(name) ? 'phone' : /^manual$/i.test(name) ? 'manual' : 'watch';
  return { key: `google-health/${name}`, name, kind };
}
