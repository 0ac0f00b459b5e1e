/** Hours of each day in which nothing may disturb; `to` before `from` means over midnight, equal means never. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/**
 * End of the quiet hours that `now` falls into; undefined when it falls into none.
 *
 * Both ends are instants of the person's own civil day: a time that the clock skips is the first valid instant after it, a time that
 * comes twice is its first coming. Comparing clock times instead would go wrong in the doubled hour.
 */
export function quietUntil(now: Date, quiet: QuietHours | undefined, timeZone: string): Date | undefined {
  if (quiet === undefined || quiet.from === quiet.to) return undefined;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  // Quiet hours that began yesterday, or even the day before when a civil day was skipped, may still last.
  for (const back of [0, 1, 2]) {
    const first = today.subtract({ days: back });
    const start = instantOf(first, quiet.from, timeZone);
    const end = instantOf(quiet.to > quiet.from ? first : first.add({ days: 1 }), quiet.to, timeZone);
    if (start <= now.getTime() && now.getTime() < end) return new Date(end);
  }
  return undefined;
}

/** First instant of a civil day. */
export const startOfDay = (day: string, timeZone: string): Date => new Date(instantOf(Temporal.PlainDate.from(day), '00:00', timeZone));

/** Civil day of an instant, `yyyy-mm-dd`. */
export const dayOf = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The civil day after. */
export const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

function instantOf(day: Temporal.PlainDate, time: string, timeZone: string): number {
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  // Skipped by the clock: `compatible` keeps the minutes (02:30 becomes 03:30), but the clock goes on at the transition itself.
  return found.getTimeZoneTransition('previous')?.epochMilliseconds ?? found.epochMilliseconds;
}
