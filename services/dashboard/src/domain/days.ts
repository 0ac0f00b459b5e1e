const DAY_MS = 86_400_000;

/** One civil day with its value, in the unit that the metric is stored in. */
export interface DayValue {
  readonly day: string;
  readonly value: number;
}

/** The civil day so many days later, or earlier when negative. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from one civil day to another. */
export const daysApart = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

const zoned = (atMs: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);

/** Civil day of an instant in a zone. Throws a RangeError when the zone is unknown. */
export const localDay = (atMs: number, timeZone: string): string => zoned(atMs, timeZone).toPlainDate().toString();

/** Values from one day to another, both included, in their order. */
export const between = <T extends { readonly day: string }>(values: readonly T[], from: string, to: string): readonly T[] =>
  values.filter(({ day }) => day >= from && day <= to);
