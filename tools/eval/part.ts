/** One figure of the scoreboard, beside what it should be. */
export interface Score {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: { readonly atLeast?: number; readonly atMost?: number };
  /** What else the reader should know, in words. */
  readonly note?: string;
}

/** A table below the scores of a part. */
export interface ScoreTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a part found. */
export interface PartReport {
  readonly scores: readonly Score[];
  readonly tables?: readonly ScoreTable[];
  /** What went wrong, case by case: told, never hidden. */
  readonly misses?: readonly string[];
  /** Why the part could not run; then there are no scores. */
  readonly skipped?: string;
}

/** What a part is given. */
export interface EvalContext {
  readonly seed: number;
  /** People of the simulated cohort. */
  readonly people: number;
  /** Folder with `vectors/` and `data/`, which lie beside the repository; they may be absent. */
  readonly shared: string;
  say(line: string): void;
}

/** A part of the evaluation: a question, how it is asked, and the answer. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** How it is measured, in a few sentences for the document. */
  readonly about: string;
  run(context: EvalContext): Promise<PartReport> | PartReport;
}

/** Whether a score is what it should be; true when nothing is asked of it. */
export const isReached = ({ value, target }: Score): boolean =>
  target === undefined || (value >= (target.atLeast ?? -Infinity) && value <= (target.atMost ?? Infinity));

/** A goal in words. */
export function goalOf({ target, unit }: Score): string {
  if (target === undefined) return '';
  const { atLeast, atMost } = target;
  const behind = unit === '%' ? ' %' : '';
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast} to ${atMost}${behind}`;
  return atLeast === undefined ? `≤ ${atMost}${behind}` : `≥ ${atLeast}${behind}`;
}

/** A figure with as many digits as it deserves. */
export const figureOf = ({ value, unit }: Pick<Score, 'value' | 'unit'>): string => {
  const digits = Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
  return unit === '' ? digits : `${digits} ${unit}`;
};

/** Share of `whole` in percent; 0 of nothing. */
export const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
