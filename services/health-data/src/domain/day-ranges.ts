import { addDays } from './local-days.ts';

export interface DayRange {
  readonly from: string;
  /** Included. */
  readonly to: string;
}

/** Runs of neighbouring days. Days must be in order. */
export function rangesOf(days: readonly string[]): readonly DayRange[] {
  const ranges: { from: string; to: string; next: string }[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last !== undefined && day <= last.next) {
      if (day === last.next) [last.to, last.next] = [day, addDays(day, 1)];
    } else ranges.push({ from: day, to: day, next: addDays(day, 1) });
  }
  return ranges.map(({ from, to }) => ({ from, to }));
}
