import { apply, dot, inverse, multiply } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { notFinite, outside } from './ranges.ts';
import { noSolution, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at } from './series.ts';
import { studentTwoSidedP } from './student-distribution.ts';

/** One decision of a micro-randomised trial. */
export interface TrialDecision {
  readonly person: string;
  readonly available: boolean;
  /** Probability with which the treatment was randomised. */
  readonly probability: number;
  readonly treated: boolean;
  readonly outcome: number;
  /** Covariates that explain the outcome; not moved by the treatment. */
  readonly controls: readonly number[];
  /** Covariates with which the effect may change. */
  readonly moderators: readonly number[];
}

/** Effect (first) and its change with each moderator, with small-sample standard errors and p-values. */
export interface CausalExcursion {
  readonly effects: readonly number[];
  readonly errors: readonly number[];
  readonly p: readonly number[];
  readonly degreesOfFreedom: number;
}

/** The treatment is centred at this probability, and the weights bring every decision to it. */
const NUMERATOR = 0.5;

interface Row {
  readonly x: readonly number[];
  readonly y: number;
  readonly weight: number;
}

function toRow(decision: TrialDecision): Row {
  const { available, treated, probability, controls, moderators, outcome } = decision;
  const centred = (treated ? 1 : 0) - NUMERATOR;
  const weight = available ? NUMERATOR / (treated ? probability : 1 - probability) : 0;
  return { x: [1, ...controls, centred, ...moderators.map((value) => centred * value)], y: outcome, weight };
}

function information(rows: readonly Row[], size: number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => rows.reduce((total, { x, weight }) => total + weight * at(x, i) * at(x, j), 0)),
  );
}

function pull(rows: readonly Row[], size: number, value: (row: Row) => number): number[] {
  return Array.from({ length: size }, (_, i) => rows.reduce((total, row) => total + row.weight * at(row.x, i) * value(row), 0));
}

/** Sum over people of their score, with residuals freed of the pull that the person had on the fit (Mancl & DeRouen). */
function meat(people: readonly (readonly Row[])[], whole: Matrix, b: readonly number[]): number[][] | undefined {
  const size = b.length;
  let total: number[][] = whole.map((row) => row.map(() => 0));
  for (const rows of people) {
    const residual = (row: Row) => row.y - dot(row.x, b);
    const own = information(rows, size);
    const rest = inverse(whole.map((row, i) => row.map((value, j) => value - at(at(own, i), j))));
    if (!rest) return undefined;
    const shift = apply(rest, pull(rows, size, residual));
    const score = pull(rows, size, (row) => residual(row) + dot(row.x, shift));
    total = total.map((row, i) => row.map((value, j) => value + at(score, i) * at(score, j)));
  }
  return total;
}

/**
 * Causal excursion effect of a treatment in a micro-randomised trial, by weighted and centred least squares.
 *
 * Unit of the outcome; probabilities above 0 and below 1, as logged at the decision. Needs more people than coefficients, and 10 or more
 * for errors worth reading. The controls may be wrong without harm to the effect.
 * @formula weights (0.5 / p)^a (0.5 / (1 - p))^(1 - a); regression on controls and (a - 0.5) x moderators; errors clustered by person
 *   with (I - H)^-1 residuals, t with people - coefficients degrees of freedom
 * @for For randomised decisions with logged probabilities only.
 * @accuracy Exact; equal to R MRTAnalysis 0.3.1 on its form of trial within 1e-6.
 * @see Boruvka et al., J Am Stat Assoc 2018;113:1112, doi 10.1080/01621459.2017.1305274; Mancl & DeRouen, Biometrics 2001;57:126
 */
export function causalExcursion(decisions: readonly TrialDecision[]): Result<CausalExcursion> {
  const first = decisions[0];
  if (!first) return tooFew(1, 0);
  const size = 2 + first.controls.length + first.moderators.length;
  const effects = 1 + first.moderators.length;
  const groups = Map.groupBy(decisions, ({ person }) => person);
  const degreesOfFreedom = groups.size - size;
  if (degreesOfFreedom < 1) return tooFew(size + 1, groups.size);
  for (const { probability, controls, moderators, outcome } of decisions) {
    const refusal = outside('probability', probability, [1e-6, 1 - 1e-6]) ?? notFinite('values', [outcome, ...controls, ...moderators]);
    if (refusal) return refusal;
    if (controls.length + moderators.length !== size - 2) return { ok: false, reason: 'unequal-lengths', field: 'controls' };
  }
  const people = [...groups.values()].map((own) => own.map(toRow));
  const whole = information(people.flat(), size);
  const bread = inverse(whole);
  if (!bread) return noSolution;
  const b = apply(
    bread,
    pull(people.flat(), size, ({ y }) => y),
  );
  const middle = meat(people, whole, b);
  if (!middle) return noSolution;
  const errors = multiply(multiply(bread, middle), bread).map((row, i) => Math.sqrt(at(row, i)));
  const tail = <T>(values: readonly T[]) => values.slice(-effects);
  const p = b.map((value, i) => studentTwoSidedP(value / at(errors, i), degreesOfFreedom));
  return ok({ effects: tail(b), errors: tail(errors), p: tail(p), degreesOfFreedom });
}
