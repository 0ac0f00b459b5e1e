const DAY_MS = 86_400_000;

/** Civil day (yyyy-mm-dd) as a running number, so that days can be counted without any zone or clock change. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** The civil day of a running number. */
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** All civil days from the first to the last, both included. */
export const daysBetween = (from: string, to: string): readonly string[] => {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => dayOf(first + i));
};

/** 0 for Monday to 6 for Sunday (ISO 8601). */
export const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;
