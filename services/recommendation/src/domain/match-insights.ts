import type { InsightFact } from '@aceso/guidelines/kit';

export interface KnownInsight {
  readonly insightId: string;
  readonly kind: string;
  readonly fact: Pick<InsightFact, 'since' | 'until'>;
}

export interface Matched {
  readonly fact: InsightFact;
  /** Id of the same thing as it was known before; undefined when it is new. */
  readonly insightId: string | undefined;
}

/** Whether two things have a day in common. */
export const shareDays = (a: KnownInsight['fact'], b: KnownInsight['fact']): boolean => a.since <= b.until && a.until >= b.since;

/** Finds facts again that are known already: same kind, days in common. Each known one is used once. */
export function matchInsights(facts: readonly InsightFact[], known: readonly KnownInsight[]): readonly Matched[] {
  const free = new Set(known);
  return facts.map((fact) => {
    const same = [...free].find((row) => row.kind === fact.kind && shareDays(row.fact, fact));
    if (same !== undefined) free.delete(same);
    return { fact, insightId: same?.insightId };
  });
}
