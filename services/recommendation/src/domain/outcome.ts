import type { Basis, Figure, InsightFact } from '@aceso/guidelines/kit';
import type { DayPoint } from './features.ts';

/** What a detector says: facts, nothing, or that it cannot tell yet. */
export type Outcome =
  | { readonly state: 'found'; readonly facts: readonly InsightFact[] }
  | { readonly state: 'nothing' }
  | { readonly state: 'not-enough-data'; readonly reason: string };

export const NOTHING: Outcome = { state: 'nothing' };
export const found = (...facts: readonly InsightFact[]): Outcome => (facts.length === 0 ? NOTHING : { state: 'found', facts });
export const tooFew = (what: string, got: number, needed: number): Outcome => ({
  state: 'not-enough-data',
  reason: `${got} of ${needed} ${what}`,
});

/** A figure with the days and values that it was computed from. */
export interface Measured {
  readonly figure: Figure;
  readonly basis: Basis;
}

/** Ties a figure to its days. */
export function measured(figure: Figure & { readonly metric: string }, points: readonly DayPoint[]): Measured {
  return {
    figure: { ...figure, n: points.length },
    basis: { figure: figure.name, metric: figure.metric, days: points.map(({ day }) => day), values: points.map(({ value }) => value) },
  };
}
