import { unfit } from './fits.ts';
import type { Rule } from './guideline.ts';
import type { Figure, InsightFact } from './insight.ts';
import type { Manifest } from './manifest-schema.ts';

/** Suggestions need at least this to be made at all: "possible". */
const LEAST_SURENESS = 0.3;

export interface WhenOptions {
  /** Further rule on the insight. */
  readonly and?: (insight: InsightFact) => boolean;
  /** Limits that the text names. */
  readonly figures?: readonly Figure[];
}

/** The usual condition: the person fits the population, nothing forbids it, and one of the insights is there and sure enough. */
export function when(manifest: Manifest, kinds: readonly string[], options: WhenOptions = {}): Rule {
  return {
    reads: [],
    judge(situation) {
      const { insights, undecided } = situation;
      const refusal = unfit(manifest, situation);
      if (refusal !== undefined) return refusal;
      const found = kinds.flatMap((kind) => insights.get(kind) ?? []).filter((insight) => options.and?.(insight) ?? true);
      if (found.length === 0) {
        const missing = kinds.flatMap((kind) => undecided.get(kind) ?? []);
        return missing.length === kinds.length && missing[0] !== undefined
          ? { outcome: 'not-enough-data', reason: missing[0] }
          : { outcome: 'not-met', reason: 'nothing of it stands out in the data' };
      }
      const sure = found.filter(({ sureness }) => sureness.probability >= LEAST_SURENESS);
      if (sure.length === 0) return { outcome: 'not-met', reason: 'what stands out is not sure enough' };
      return { outcome: 'met', insights: sure, figures: options.figures ?? [], basis: [] };
    },
  };
}
