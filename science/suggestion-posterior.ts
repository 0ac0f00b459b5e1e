import { apply, inverse } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { notFinite, outside } from './ranges.ts';
import { noSolution, ok } from './result.ts';
import type { Refusal, Result } from './result.ts';
import { at } from './series.ts';

/** What was known at a decision that may change the worth of a suggestion. */
export interface SuggestionContext {
  /** Burden of earlier messages, 0 to 20. */
  readonly dosage: number;
  readonly engagement: number;
  readonly otherLocation: number;
  readonly variation: number;
}

/** One logged decision: context, what else predicts the reward, the probability used, the action, and the reward. */
export interface SuggestionRow extends SuggestionContext {
  readonly available: boolean;
  readonly probability: number;
  readonly temperature: number;
  readonly logPriorSteps: number;
  readonly sqrtTotalSteps: number;
  readonly sent: boolean;
  /** ln(steps in the next 30 minutes + 0.5). */
  readonly reward: number;
}

/** Prior of the eight main terms and of the five treatment terms: means and variances, and the SD of the noise. */
export interface SuggestionPrior {
  readonly mainMean: readonly number[];
  readonly mainVariance: readonly number[];
  readonly treatmentMean: readonly number[];
  readonly treatmentVariance: readonly number[];
  readonly noise: number;
}

/** Posterior of the five treatment terms: 1, dosage / 20, engagement, other location, variation. */
export interface SuggestionPosterior {
  readonly mean: readonly number[];
  readonly covariance: Matrix;
}

const MAIN_TERMS = 8;
const TREATMENT_TERMS = 5;
/** Brings dosage (0 to 20) to the scale of the other terms. */
const DOSAGE_SCALE = 0.05;

/** The five terms whose worth the posterior describes. */
export function treatmentTerms(context: SuggestionContext): number[] {
  return [1, context.dosage * DOSAGE_SCALE, context.engagement, context.otherLocation, context.variation];
}

/** Main terms, then the treatment terms times the probability, then times (action - probability): this is the action centring. */
function regressors(row: SuggestionRow): number[] {
  const treatment = treatmentTerms(row);
  const main = [1, row.temperature, row.logPriorSteps, row.sqrtTotalSteps, ...treatment.slice(1)];
  const centred = (row.sent ? 1 : 0) - row.probability;
  return [...main, ...treatment.map((term) => term * row.probability), ...treatment.map((term) => term * centred)];
}

function refused(prior: SuggestionPrior, rows: readonly SuggestionRow[]): Refusal | undefined {
  const lengths = [prior.mainMean, prior.mainVariance].every((part) => part.length === MAIN_TERMS);
  const treatment = [prior.treatmentMean, prior.treatmentVariance].every((part) => part.length === TREATMENT_TERMS);
  if (!lengths || !treatment) return { ok: false, reason: 'unequal-lengths', field: 'prior' };
  if ([...prior.mainVariance, ...prior.treatmentVariance].some((variance) => !(variance > 0))) return noSolution;
  for (const row of rows) {
    const refusal = outside('probability', row.probability, [0, 1]) ?? notFinite('rows', [...regressors(row), row.reward]);
    if (refusal) return refusal;
  }
  return outside('noise', prior.noise, [Number.MIN_VALUE, Number.MAX_VALUE]);
}

/**
 * Learns what a walking suggestion is worth in which context: Bayesian linear regression with action centring.
 *
 * Only rows at which the person was available count; without any the prior is the answer. Dosage 0 to 20, probabilities 0 to 1.
 * @formula columns [main | p x terms | (a - p) x terms], prior N(mean, variance), noise sigma: V = (X'X / sigma^2 + S^-1)^-1, m = V (X'y
 *   / sigma^2 + S^-1 mu)
 * @needs Needs no row: the prior is the answer then.
 * @for For walking suggestions that a person agreed to.
 * @accuracy Equal to the published service within 1e-6.
 * @see Liao et al., Proc ACM IMWUT 2020;4(1):18, doi 10.1145/3381007
 */
export function suggestionPosterior(rows: readonly SuggestionRow[], prior: SuggestionPrior): Result<SuggestionPosterior> {
  const refusal = refused(prior, rows);
  if (refusal) return refusal;
  const means = [...prior.mainMean, ...prior.treatmentMean, ...prior.treatmentMean];
  const variances = [...prior.mainVariance, ...prior.treatmentVariance, ...prior.treatmentVariance];
  const noise = prior.noise ** 2;
  const data = rows.filter((row) => row.available).map((row) => ({ x: regressors(row), y: row.reward }));
  const precision = variances.map((variance, i) =>
    variances.map((_, j) => data.reduce((total, { x }) => total + at(x, i) * at(x, j), 0) / noise + (i === j ? 1 / variance : 0)),
  );
  const covariance = inverse(precision);
  if (!covariance) return noSolution;
  const pull = means.map((value, i) => value / at(variances, i) + data.reduce((total, { x, y }) => total + at(x, i) * y, 0) / noise);
  return ok({
    mean: apply(covariance, pull).slice(-TREATMENT_TERMS),
    covariance: covariance.slice(-TREATMENT_TERMS).map((row) => row.slice(-TREATMENT_TERMS)),
  });
}
