/** `2026-11-20` of a civil day counted from 1970-01-01. */
export function dayText(civilDay: number): string {
  return new Date(civilDay * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The civil day of `2026-11-20`, counted from 1970-01-01.
 *
 * @throws {RangeError} when the text is not a day of the calendar
 */
export function civilDay(text: string): number {
  const day = Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  if (!Number.isInteger(day) || dayText(day) !== text) throw new RangeError(`not a day of the calendar (yyyy-mm-dd): ${text}`);
  return day;
}
