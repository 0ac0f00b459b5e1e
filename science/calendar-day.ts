const MS_A_DAY = 86_400_000;

/** Number of a calendar day (YYYY-MM-DD) since 1970-01-01, so that neighbours differ by one whatever the clock did. */
export function dayNumber(date: string): number | undefined {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date ? undefined : ms / MS_A_DAY;
}

/** The calendar day (YYYY-MM-DD) of a day number. */
export function dateOfDay(day: number): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}
