/** A value of a day by two ways of merging; absent when there is none. */
export interface Pair {
  readonly day: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export interface Comparison {
  readonly comparedDays: number;
  readonly changedDays: readonly string[];
  /** Of the changed days. */
  readonly meanBefore: number;
  readonly meanAfter: number;
  /** The days that change most, in proportion. */
  readonly most: readonly Pair[];
}

const MOST = 5;
/** Below this a difference is noise of adding up. */
const NOISE = 1e-9;

/** What changes between two ways of merging the same days. Days without a value both times are not compared. */
export function compareDays(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Comparison {
  const days = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const pairs = days.map((day): Pair => ({ day, before: before.get(day), after: after.get(day) }));
  const changed = pairs.filter((pair) => changeOf(pair) > NOISE);
  const meanOf = (values: readonly (number | undefined)[]): number =>
    values.length === 0 ? 0 : values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
  return {
    comparedDays: pairs.length,
    changedDays: changed.map(({ day }) => day),
    meanBefore: meanOf(changed.map((pair) => pair.before)),
    meanAfter: meanOf(changed.map((pair) => pair.after)),
    most: changed.toSorted((a, b) => changeOf(b) - changeOf(a) || (a.day < b.day ? 1 : -1)).slice(0, MOST),
  };
}

/** Difference in proportion to the larger value; 1 when the day gains or loses its value. */
function changeOf({ before, after }: Pair): number {
  if (before === undefined || after === undefined) return 1;
  const largest = Math.max(Math.abs(before), Math.abs(after));
  return largest === 0 ? 0 : Math.abs(after - before) / largest;
}
