/** One figure of a benchmark, beside what it should be and what others reach. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: { readonly atLeast: number } | { readonly atMost: number };
  /** The nearest published or measured figure of another system, in words. */
  readonly peer?: string;
}

/** What a part of the benchmark is given. */
export interface BenchContext {
  /** An empty folder of this run, on a real disk; removed afterwards. */
  readonly folder: string;
  /** How many people there are, one number after the other, where a part asks what comes with more of them. */
  readonly people: readonly number[];
  /** Tells what is going on; figures go into the rows. */
  say(line: string): void;
}

/** A part of the benchmark. It throws when an answer is wrong: a fast wrong answer counts nothing. */
export interface Part {
  readonly name: string;
  run(context: BenchContext): Promise<readonly Row[]>;
}

/** Whether a row reaches its target; true when it has none. */
export const isReached = ({ value, target }: Row): boolean =>
  target === undefined || ('atLeast' in target ? value >= target.atLeast : value <= target.atMost);

/** Throws when a figure of an answer differs from the truth. */
export function expectEqual(what: string, found: unknown, truth: unknown): void {
  if (!Object.is(found, truth)) throw new Error(`${what}: found ${String(found)}, the truth is ${String(truth)}`);
}

/** The value below which so large a share of the figures lies, 0 to 1. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
