import { numberOf } from './days.ts';
import type { DayPoint, Scene } from './features.ts';
import { columnsOf, type Columns } from './series.ts';

/** Some days of a metric, as places in the columns of its series: `from` inclusive, `to` exclusive. */
export interface Window {
  readonly columns: Columns;
  readonly from: number;
  readonly to: number;
}

const NONE: readonly DayPoint[] = [];

/** The last so many days of a metric, up to the day that lies `ago` days before today. */
export function windowOf({ features, today }: Scene, metric: string, days: number, ago = 0): Window {
  const columns = columnsOf(features.get(metric) ?? NONE);
  const last = numberOf(today) - ago;
  return { columns, from: placeFrom(columns, last - days + 1), to: placeFrom(columns, last + 1) };
}

/** Place of the first value on or after a day, told as days since 1970. */
export function placeFrom({ days, count }: Columns, day: number): number {
  const last = count === 0 ? -Infinity : (days[count - 1] ?? 0);
  if (last < day) return count;
  // A day has one value: with as many values as days the first lies so far before the last, with fewer of them not further.
  let [low, high] = [Math.max(0, count - 1 - (last - day)), count];
  if ((days[low] ?? 0) >= day) return low;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many of the days have a value. */
export const countOf = ({ from, to }: Window): number => to - from;

/** Whether one device has told all values from the first of some days to the end of the series. */
export const isSettled = ({ columns, from }: Window): boolean => from >= columns.settled;

/** Mean of the values; not a number without any. */
export function meanOf({ columns: { values }, from, to }: Window): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] ?? 0;
  return sum / (to - from);
}

/** Sample standard deviation; 0 for fewer than two values. */
export function deviationOf(window: Window): number {
  const {
    columns: { values },
    from,
    to,
  } = window;
  if (to - from < 2) return 0;
  const centre = meanOf(window);
  let square = 0;
  for (let i = from; i < to; i++) square += ((values[i] ?? 0) - centre) ** 2;
  return Math.sqrt(square / (to - from - 1));
}

/** Smallest value; infinity without any. */
export function smallestOf({ columns: { values }, from, to }: Window): number {
  let smallest = Infinity;
  for (let i = from; i < to; i++) smallest = Math.min(smallest, values[i] ?? 0);
  return smallest;
}

/** How many values are not above one. */
export function countUpTo({ columns: { values }, from, to }: Window, most: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if ((values[i] ?? 0) <= most) count++;
  return count;
}
