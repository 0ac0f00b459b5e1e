import { endAt, pick, type Columns } from './columns.ts';

/** Times of something to the second: exports tell no more. */
export const secondsOf = (start: number, end: number): string => `${Math.floor(start / 1000)}|${Math.floor(end / 1000)}`;

/** What stays and how many go; `gone` is absent when nothing does. */
export interface Parted {
  readonly kept: Columns;
  readonly gone: Columns | undefined;
}

/** Parts samples into those that stay and those at deleted times. */
export function partDeleted(columns: Columns, deleted: ReadonlySet<string>): Parted {
  const [kept, gone]: [number[], number[]] = [[], []];
  for (let i = 0; i < columns.count; i++) (deleted.has(secondsOf(columns.start[i] ?? 0, endAt(columns, i))) ? gone : kept).push(i);
  if (gone.length === 0) return { kept: columns, gone: undefined };
  return { kept: pick(columns, Uint32Array.from(kept)), gone: pick(columns, Uint32Array.from(gone)) };
}
