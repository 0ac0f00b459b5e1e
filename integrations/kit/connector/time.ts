const DAY_MS = 86_400_000;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}(:\d{2})?)$/;

/** Milliseconds of an instant with an offset (RFC 3339); NaN for anything else, also for a local time without one. */
export const instantOf = (text: string | null | undefined): number => {
  if (typeof text !== 'string' || !WITH_OFFSET.test(text)) return Number.NaN;
  // Vendors have been seen to send seconds in the offset, which no clock of the present has.
  return Date.parse(text.replace(/([+-]\d{2}:\d{2}):\d{2}$/, '$1').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
};

/** Milliseconds of a local time in a zone; a time that a change of clocks leaves out is read as the one an hour later. NaN when unreadable. */
export function localInstant(text: string, timeZone: string): number {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}

/** Begin and end of a civil day as a zone has it: 23 to 25 hours. */
export const dayIn = (day: string, timeZone: string): { readonly start: number; readonly end: number } => ({
  start: localInstant(`${day}T00:00`, timeZone),
  end: localInstant(`${utcDayOf(Date.parse(`${day}T00:00:00Z`) + DAY_MS)}T00:00`, timeZone),
});

/** Civil days of a zone that touch a window, and the one after, since a night is filed under the day of waking; none that has not begun. */
export function daysTouching({ from, to }: { readonly from: Date; readonly to: Date }, timeZone: string, now: Date): readonly string[] {
  const dayAt = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const [today, afterLast] = [dayAt(now), dayAt(to).add({ days: 1 })];
  const last = Temporal.PlainDate.compare(afterLast, today) > 0 ? today : afterLast;
  const days: string[] = [];
  for (let day = dayAt(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) days.push(day.toString());
  return days;
}
/** UTC day of an instant, `yyyy-mm-dd`, some days later or earlier; empty for NaN. */
export const utcDayOf = (at: number, days = 0): string =>
  Number.isFinite(at) ? new Date(at + days * DAY_MS).toISOString().slice(0, 10) : '';

/** Offset of an instant's text as an ISO zone, such as `+02:00`, for civil days where no zone is told. */
export const offsetOf = (text: string): string | undefined => {
  const [, offset] = /(Z|[+-]\d{2}:?\d{2})(?::\d{2})?$/.exec(text) ?? [];
  return offset === undefined ? undefined : offset === 'Z' ? '+00:00' : offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
};
