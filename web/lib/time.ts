/** What the app must know of a place to write times: all of it is passed in, so that server and browser write the same. */
export interface Clock {
  readonly now: number;
  readonly locale: string;
  readonly timeZone: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How a moment in the past is best said: minutes and hours for a day, then the weekday, then the date. */
export type Ago =
  | { readonly kind: 'now' }
  | { readonly kind: 'minutes' | 'hours'; readonly count: number }
  | { readonly kind: 'weekday' | 'date'; readonly text: string };

/** Says how long ago an instant was; one in the future by a wrong clock counts as now. */
export function ago(instant: string, clock: Clock): Ago {
  const passed = clock.now - Date.parse(instant);
  if (passed < MINUTE_MS) return { kind: 'now' };
  if (passed < HOUR_MS) return { kind: 'minutes', count: Math.floor(passed / MINUTE_MS) };
  if (passed < DAY_MS) return { kind: 'hours', count: Math.floor(passed / HOUR_MS) };
  const within = passed < 6 * DAY_MS;
  const style: Intl.DateTimeFormatOptions = within
    ? { weekday: 'long', hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short', year: 'numeric' };
  const text = new Intl.DateTimeFormat(clock.locale, { ...style, timeZone: clock.timeZone }).format(Date.parse(instant));
  return { kind: within ? 'weekday' : 'date', text };
}

/** A civil day in words, such as "Sunday 22 November". */
export function dayInWords(
  day: string,
  locale: string,
  style: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' },
): string {
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}

/** Time of day of an instant in a zone. */
export function timeOfDay(instant: string, clock: Pick<Clock, 'locale' | 'timeZone'>): string {
  return new Intl.DateTimeFormat(clock.locale, { hour: '2-digit', minute: '2-digit', timeZone: clock.timeZone }).format(
    Date.parse(instant),
  );
}

/** From when to when; one time for what a single minute holds. */
export function timesOfDay(from: string, to: string, clock: Pick<Clock, 'locale' | 'timeZone'>): string {
  const begin = timeOfDay(from, clock);
  return isOneMinute(from, to) ? begin : `${begin} – ${timeOfDay(to, clock)}`;
}

/** Whether a stretch is the first minute of a civil day: where values that are of no time of day are kept. */
export const isFirstMinute = (from: string, to: string, timeZone: string): boolean =>
  isOneMinute(from, to) && timeOfDay(from, { locale: 'en-GB', timeZone }) === '00:00';

/** Whether a time is no longer than a reading at one minute. */
export const isOneMinute = (from: string, to: string): boolean => Date.parse(to) - Date.parse(from) <= MINUTE_MS;

/** Day and time of an instant in a zone. */
export function dayAndTime(instant: string, clock: Pick<Clock, 'locale' | 'timeZone'>): string {
  const style: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(clock.locale, { ...style, timeZone: clock.timeZone }).format(Date.parse(instant));
}

/** Civil day of an instant in a zone, yyyy-mm-dd. */
export function dayIn(instant: number | string, timeZone: string): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  // The Swedish way to write a date is the ISO one, in every zone and without a library.
  return new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at);
}
