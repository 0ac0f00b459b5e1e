import type { Marked, Period } from './marked.ts';
import type { AskContext } from './measures.ts';
import type { Condition, Slice } from './query.ts';

/** A question with everything marked, its conditions taken out of the main clause. */
export interface Reading {
  readonly marked: Marked;
  /** The question without clauses that say on which days. */
  readonly main: string;
  readonly periods: readonly Period[];
  readonly slice: Slice;
  readonly where: readonly Condition[];
  readonly unit: string | undefined;
  readonly context: AskContext;
}
