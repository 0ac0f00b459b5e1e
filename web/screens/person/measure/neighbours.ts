/** A day that has data, and those before and after it that have. */
export interface Neighbours {
  readonly day: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The wanted day, or the last one before it that has data, or the last of all. Days are in order. */
export function neighbours(days: readonly string[], wanted: string | undefined): Neighbours {
  const upTo = wanted === undefined ? days.length - 1 : days.findLastIndex((day) => day <= wanted);
  const place = upTo === -1 ? 0 : upTo;
  return { day: days[place], before: days[place - 1], after: days[place + 1] };
}
