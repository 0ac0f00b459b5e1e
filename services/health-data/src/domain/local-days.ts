/** Milliseconds of a day without a change of clocks. */
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** One civil day of a zone: 23, 24 or 25 hours long. Milliseconds since the epoch, end excluded. */
export interface LocalDay {
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

/** UTC day of an instant as `yyyy-mm-dd`. */
export function utcDay(at: number): string {
  const number = Math.floor(at / DAY_MS);
  const known = names.get(number);
  if (known !== undefined) return known;
  const name = new Date(at).toISOString().slice(0, 10);
  if (names.size >= NAMES_KEPT) names.clear();
  names.set(number, name);
  return name;
}

/** Names of days by their number since the epoch: an import asks for the same few hundred again and again. */
const names = new Map<number, string>();
const NAMES_KEPT = 8_000;

/** Every month has so many days. */
const SHORTEST_MONTH = 28;

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  // Most steps stay within the month: that spares working out a date, for every day of every metric.
  const date = Number(day.slice(8)) + days;
  if (date >= 1 && date <= SHORTEST_MONTH) return `${day.slice(0, 8)}${String(date).padStart(2, '0')}`;
  return utcDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** Days from one to the other, both included. */
export function daysBetween(from: string, to: string): readonly string[] {
  const last = Date.parse(`${to}T00:00:00Z`);
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last; at += DAY_MS) days.push(utcDay(at));
  return days;
}

/** Civil days of one zone; remembers what it worked out. */
export interface Calendar {
  readonly timeZone: string;
  bounds(day: string): LocalDay;
  /** Civil day of an instant. */
  dayOf(at: number): string;
  /** Minutes after local midnight of the given day; a night that began the evening before is negative. */
  minuteOfDay(at: number, day: string): number;
}

/** Zones, and days of each, that are remembered. */
const [ZONES_KEPT, DAYS_KEPT] = [64, 4_000] as const;
const kept = new Map<string, ReturnType<typeof freshCalendar>>();

/**
 * Civil days of a zone. What one caller has worked out the next need not: nothing of it can change while the program runs.
 *
 * @throws {RangeError} when the zone is unknown
 */
export function calendarOf(timeZone: string): Calendar {
  const found = kept.get(timeZone);
  if (found !== undefined && found.days() < DAYS_KEPT) return found.calendar;
  const fresh = freshCalendar(timeZone);
  if (found === undefined && kept.size >= ZONES_KEPT) kept.clear();
  kept.set(timeZone, fresh);
  return fresh.calendar;
}

function freshCalendar(timeZone: string): { readonly calendar: Calendar; days(): number } {
  const known = new Map<string, LocalDay>();
  const startOf = (day: string): number => Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
  const bounds = (day: string): LocalDay => {
    const found = known.get(day) ?? { day, start: startOf(day), end: startOf(addDays(day, 1)) };
    known.set(day, found);
    return found;
  };
  const byNumber = new Map<number, LocalDay>();
  const near = (number: number): LocalDay => {
    const found = byNumber.get(number) ?? bounds(utcDay(number * DAY_MS));
    byNumber.set(number, found);
    return found;
  };
  const calendar: Calendar = {
    timeZone,
    bounds,
    dayOf(at) {
      // No zone is further than 14 hours from UTC: the day is the UTC one or a neighbour.
      const guess = near(Math.floor(at / DAY_MS));
      return at < guess.start ? addDays(guess.day, -1) : at >= guess.end ? addDays(guess.day, 1) : guess.day;
    },
    minuteOfDay: (at, day) => (at - bounds(day).start) / MINUTE_MS,
  };
  return { calendar, days: () => known.size };
}
