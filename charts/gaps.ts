import { dayNumber } from './days.ts';

/** A value of a civil day. */
export interface DayValue {
  readonly day: string;
  readonly value: number;
}

/** A stretch of days without data; both ends are without data. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Days with data in order, each once and finite: what every picture starts from. */
export function inOrder<T extends DayValue>(values: readonly T[]): readonly T[] {
  const byDay = new Map<string, T>();
  for (const value of values) if (Number.isFinite(value.value)) byDay.set(value.day, value);
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Stretches that may be joined by a line: a step longer than the rhythm of the source parts them.
 *
 * @param rhythmDays days between two values when nothing is missing; 1 for nightly measures
 */
export function runs<T extends DayValue>(values: readonly T[], rhythmDays = 1): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let before = -Infinity;
  for (const value of inOrder(values)) {
    const number = dayNumber(value.day);
    const part = parts.at(-1);
    if (part === undefined || number - before > rhythmDays) parts.push([value]);
    else part.push(value);
    before = number;
  }
  return parts;
}

/** Stretches of at least `atLeast` days without data between `from` and `to`. */
export function gaps(values: readonly DayValue[], from: string, to: string, atLeast = 1): readonly Gap[] {
  const found: Gap[] = [];
  let next = dayNumber(from);
  const end = dayNumber(to);
  const note = (until: number): void => {
    if (until - next >= atLeast) found.push({ from: next, to: until - 1 });
  };
  for (const { day } of inOrder(values)) {
    const number = dayNumber(day);
    if (number < next) continue;
    if (number > end) break;
    note(number);
    next = number + 1;
  }
  note(end + 1);
  return found;
}

/**
 * Days between two values when nothing is missing, read from the values: half as much again as the middle step.
 * A daily measure keeps the rhythm of one day, so that a single missing day still parts its line.
 */
export function rhythmOf(values: readonly DayValue[]): number {
  const days = inOrder(values).map((value) => dayNumber(value.day));
  const steps = days
    .slice(1)
    .map((day, i) => day - (days[i] ?? day))
    .sort((a, b) => a - b);
  const middle = steps[Math.floor(steps.length / 2)] ?? 1;
  return middle <= 1 ? 1 : Math.ceil(middle * 1.5);
}
