import type { Condition } from '@aceso/guidelines/kit';

/** What a person may log of their life that moves what devices measure. */
export type CircumstanceKind = 'travel' | 'illness' | 'period' | 'heart-medicine';

/** Something logged, on the person's civil days, both included. */
export interface Circumstance {
  readonly kind: CircumstanceKind;
  readonly from: string;
  /** Absent while it goes on. */
  readonly to?: string;
}

/** All that is known of a person's life beside what was measured. */
export interface Contexts {
  readonly circumstances: readonly Circumstance[];
  readonly conditions: readonly Condition[];
}

export const NO_CONTEXTS: Contexts = { circumstances: [], conditions: [] };

/** A text that differs whenever what detectors heed does: nothing when nothing is known. */
export const contextsMark = ({ circumstances, conditions }: Contexts): string =>
  circumstances.length + conditions.length === 0
    ? ''
    : JSON.stringify([circumstances.map(({ kind, from, to }) => `${kind} ${from} ${to ?? ''}`).toSorted(), conditions.toSorted()]);
