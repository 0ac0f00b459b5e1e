const PATTERN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2}) (AM|PM)$/;
const NOON = 12;

/**
 * Milliseconds of a time as LibreLinkUp writes it in UTC, month first, with a clock of twelve hours: `12/30/2022 4:50:40 AM`.
 *
 * @returns NaN for anything else, also for a day that no month has
 */
export function factoryInstant(text: string): number {
  const [, month, day, year, hour, minute, second, half] = PATTERN.exec(text) ?? [];
  if (half === undefined || Number(hour) < 1 || Number(hour) > NOON) return Number.NaN;
  const hours = (Number(hour) % NOON) + (half === 'PM' ? NOON : 0);
  const two = (part: string | number | undefined): string => String(part).padStart(2, '0');
  const iso = `${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}.000Z`;
  const at = Date.parse(iso);
  // `2/30` would roll over into March.
  return Number.isFinite(at) && new Date(at).toISOString() === iso ? at : Number.NaN;
}
