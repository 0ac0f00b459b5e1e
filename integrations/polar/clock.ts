const DAY_MINUTES = 1_440;
const MINUTE_MS = 60_000;

/** Minutes since midnight of `HH:MM` or `HH:MM:SS`; undefined for anything else. */
export function clockOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})(?::\d{2})?$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return Number(hours) * 60 + Number(minutes);
}

/**
 * Values by the clock on the wrist as instants, in order, from a start on: a time that the start has passed is of the next day.
 *
 * @param startText the start as it was written, with its own offset: it tells what the clock said then
 * @param end later values are none of this night
 */
export function afterStart(
  values: Readonly<Record<string, number>> | null | undefined,
  startText: string,
  start: number,
  end: number,
): readonly { readonly at: number; readonly value: number }[] {
  const first = clockOf(startText.slice(11, 16));
  if (first === undefined) return [];
  const fullMinute = Math.floor(start / MINUTE_MS) * MINUTE_MS;
  return Object.entries(values ?? {})
    .flatMap(([clock, value]) => {
      const minutes = clockOf(clock);
      if (minutes === undefined) return [];
      // The minute in which the night began may have begun before it.
      return [{ at: Math.max(start, fullMinute + ((minutes - first + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS), value }];
    })
    .filter(({ at }) => at <= end)
    .toSorted((a, b) => a.at - b.at);
}
