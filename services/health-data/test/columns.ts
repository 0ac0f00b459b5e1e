import type { Columns } from '../src/domain/columns.ts';

type Row = readonly [start: number, end: number, value: number];

/** Columns from rows; ends are left out when every sample is an instant. */
export function columnsOf(...rows: readonly Row[]): Columns {
  const lasts = rows.some(([start, end]) => end > start);
  return {
    count: rows.length,
    start: Float64Array.from(rows, ([start]) => start),
    ...(lasts && { end: Float64Array.from(rows, ([, end]) => end) }),
    value: Float64Array.from(rows, ([, , value]) => value),
  };
}

/** Columns as rows again. */
export const rowsOf = ({ count, start, end, value }: Columns): readonly Row[] =>
  Array.from({ length: count }, (_, i) => [start[i] ?? 0, (end ?? start)[i] ?? 0, value[i] ?? 0]);

/** Numbers that look random and are the same in every run (mulberry32). */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
