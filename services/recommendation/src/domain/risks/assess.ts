import { CARDIOVASCULAR } from './cardiovascular.ts';
import { FINDRISC } from './diabetes-points.ts';
import { KDIGO } from './kidney-prognosis.ts';
import { FIB4 } from './liver-fibrosis.ts';
import { isRisk, type NoRisk, type Risk, type RiskEquation, type RiskFacts } from './risk.ts';

/** All equations, in the order in which they are told. */
export const EQUATIONS: readonly RiskEquation[] = [...CARDIOVASCULAR, FINDRISC, KDIGO, FIB4];

/** What an equation says of a person, or why it says nothing. */
export interface Assessed {
  readonly equation: RiskEquation;
  readonly outcome: Risk | NoRisk;
}

/** Asks every equation: where one was not made for this person, or anything is missing or outside its limits, it says why and never guesses. */
export const assessRisks = (facts: RiskFacts): readonly Assessed[] =>
  EQUATIONS.map((equation) => ({ equation, outcome: equation.assess(facts) }));

/** Those that say something. */
export const risksIn = (assessed: readonly Assessed[]): readonly { readonly equation: RiskEquation; readonly risk: Risk }[] =>
  assessed.flatMap(({ equation, outcome }) => (isRisk(outcome) ? [{ equation, risk: outcome }] : []));

/** Metrics that the equations look at, so that the advisor keeps their days. */
export const RISK_METRICS: readonly string[] = [...new Set(EQUATIONS.flatMap(({ metrics }) => metrics))].toSorted();
