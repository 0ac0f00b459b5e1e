import { apply, dot } from './matrix.ts';
import { normalCdf } from './normal-distribution.ts';
import { firstOutside } from './ranges.ts';
import { noSolution, ok } from './result.ts';
import type { Result } from './result.ts';
import { treatmentTerms } from './suggestion-posterior.ts';
import type { SuggestionContext, SuggestionPosterior } from './suggestion-posterior.ts';

/** Probability with which a suggestion is sent, and the belief behind it. Log all of it with the decision. */
export interface SuggestionDecision {
  readonly probability: number;
  /** Mean and variance of the worth of a suggestion now. */
  readonly mean: number;
  readonly variance: number;
  /** Belief that it is worth more than its later burden. */
  readonly raw: number;
}

/** Days at the start on which the probability does not depend on anything. */
const LEARNING_DAYS = 7;
/** Probability on those days, and the one to use when this function refuses. */
export const SUGGESTION_FALLBACK = 0.25;
const LEAST = 0.2;
const MOST = 0.8;

/**
 * Probability of sending a suggestion now.
 *
 * 0 when the person is not available; 0.25 in the first 7 days; then min(0.8, 0.2 + 1.6 max(raw - 0.5, 0)), where raw is the belief that
 * the worth is above `proxy` x discount / (1 - discount). Discount 0 to 0.99 (0.9 published).
 * @needs Needs the posterior; without it 0.25 is used.
 * @for For walking suggestions that a person agreed to.
 * @accuracy Equal to the published service within 1e-6.
 * @see Liao et al., Proc ACM IMWUT 2020;4(1):18, doi 10.1145/3381007; the mapping to a probability is that of the running service (2019)
 */
export function suggestionDecision(input: {
  readonly posterior: SuggestionPosterior;
  readonly context: SuggestionContext;
  readonly proxy: number;
  readonly discount: number;
  readonly studyDay: number;
  readonly available: boolean;
}): Result<SuggestionDecision> {
  const { posterior, context, proxy, discount, studyDay, available } = input;
  const refusal = firstOutside(
    { discount, dosage: context.dosage, studyDay },
    { discount: [0, 0.99], dosage: [0, 20], studyDay: [0, 1e6] },
  );
  if (refusal) return refusal;
  const terms = treatmentTerms(context);
  const mean = dot(terms, posterior.mean);
  const variance = dot(terms, apply(posterior.covariance, terms));
  if (!(variance > 0)) return noSolution;
  const raw = normalCdf((mean - (discount / (1 - discount)) * proxy) / Math.sqrt(variance));
  const learned = Math.min(MOST, LEAST + 1.6 * Math.max(raw - 0.5, 0));
  const probability = !available ? 0 : studyDay <= LEARNING_DAYS ? SUGGESTION_FALLBACK : learned;
  return ok({ probability, mean, variance, raw });
}
