import type { Columns } from './columns.ts';
import type { LocalDay } from './local-days.ts';

/** The newest reading of a day, with what else the day has of the source. */
export interface Newest {
  readonly value: number;
  readonly at: number;
  readonly n: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Undefined when the source has no reading of the day. */
export function newestOf(columns: Columns, { start, end }: LocalDay): Newest | undefined {
  let [n, minimum, maximum, value, newest] = [0, Infinity, -Infinity, Number.NaN, Number.NaN];
  for (let i = 0; i < columns.count; i++) {
    const at = columns.start[i] ?? 0;
    if (at < start || at >= end) continue;
    [value, newest] = [columns.value[i] ?? Number.NaN, at];
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    n++;
  }
  return n === 0 ? undefined : { value, at: newest, n, minimum, maximum };
}
