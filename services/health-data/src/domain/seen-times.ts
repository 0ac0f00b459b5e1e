import { endAt, type Columns } from './columns.ts';

/** Times of readings, one after the other as start and end in milliseconds; in any order, and more than once is once. */
export type Times = Float64Array;

/** Start and end of each reading of some columns. */
export function timesOf(columns: Pick<Columns, 'count' | 'start' | 'end'>): Times {
  const times = new Float64Array(columns.count * 2);
  for (let i = 0; i < columns.count; i++) {
    times[2 * i] = columns.start[i] ?? 0;
    times[2 * i + 1] = columns.end?.[i] ?? columns.start[i] ?? 0;
  }
  return times;
}

/** Whether a reading begins within a stretch. */
export function hasStartWithin(times: Times, from: number, to: number): boolean {
  for (let i = 0; i < times.length; i += 2) {
    const start = times[i] ?? 0;
    if (start >= from && start < to) return true;
  }
  return false;
}

/** Which times were seen, asked for one reading after the other: sixteen bytes a reading, whatever the window. */
export class SeenTimes {
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;

  constructor(pages: readonly Times[]) {
    const count = pages.reduce((sum, page) => sum + page.length / 2, 0);
    const pairs: Times = new Float64Array(count * 2);
    let at = 0;
    for (const page of pages) {
      pairs.set(page, at);
      at += page.length;
    }
    const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => (pairs[2 * a] ?? 0) - (pairs[2 * b] ?? 0) || (pairs[2 * a + 1] ?? 0) - (pairs[2 * b + 1] ?? 0),
    );
    this.#starts = Float64Array.from(order, (i) => pairs[2 * i] ?? 0);
    this.#ends = Float64Array.from(order, (i) => pairs[2 * i + 1] ?? 0);
  }

  get isEmpty(): boolean {
    return this.#starts.length === 0;
  }

  has(start: number, end: number): boolean {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const first = this.#starts[middle] ?? 0;
      if (first < start || (first === start && (this.#ends[middle] ?? 0) < end)) low = middle + 1;
      else high = middle;
    }
    return this.#starts[low] === start && this.#ends[low] === end;
  }
}

/** Places of readings that begin in a window and were not seen. */
export function unseenWithin(columns: Columns, from: number, to: number, seen: SeenTimes): readonly number[] {
  const places: number[] = [];
  for (let i = 0; i < columns.count; i++) {
    const start = columns.start[i] ?? 0;
    if (start >= from && start < to && !seen.has(start, endAt(columns, i))) places.push(i);
  }
  return places;
}
