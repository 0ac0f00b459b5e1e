import { EQUATIONS, type Weights } from './coefficients.ts';
import { DISCLAIMER } from './disclaimer.ts';
import { ETHNICITIES, SMOKING, type Qrisk3Input } from './input.ts';

/** A score, never without its disclaimer. */
export interface Qrisk3Score {
  readonly ok: true;
  /** Percent, 0 to 100. */
  readonly percent: number;
  readonly disclaimer: string;
}

/** Why there is no score: which field lies outside of what the equation was made for. */
export interface Qrisk3Refusal {
  readonly ok: false;
  readonly field: keyof typeof RANGES;
  readonly minimum: number;
  readonly maximum: number;
}

/** What the original program accepts. */
export const RANGES = {
  age: [25, 84],
  bodyMassIndex: [20, 40],
  cholesterolRatio: [1, 11],
  systolic: [70, 210],
  systolicDeviation: [0, 40],
  townsend: [-7, 11],
} as const;

/**
 * Ten-year risk of a first heart attack, angina, stroke or transient ischaemic attack by QRISK3-2017, in percent.
 *
 * For people in the United Kingdom aged 25 to 84 without any of these and without a statin. Age in whole years, body mass index in kg/m²,
 * pressure in mmHg, ratio of total to HDL cholesterol. Values outside of the ranges are refused, not brought to a bound.
 * Published accuracy in people it was not made from: C statistic 0.88 in women and 0.86 in men; it explains 60 % and 55 % of the variation in
 * time to the event.
 * @see Hippisley-Cox, Coupland, Brindle, BMJ 2017;357:j2099, doi 10.1136/bmj.j2099; coefficients: https://qrisk.org, LGPL-3.0-or-later
 */
export function qrisk3(input: Qrisk3Input): Qrisk3Score | Qrisk3Refusal {
  for (const [field, [minimum, maximum]] of Object.entries(RANGES) as [keyof typeof RANGES, readonly [number, number]][])
    // Keys of that very object.
    if (!(input[field] >= minimum && input[field] <= maximum)) return { ok: false, field, minimum, maximum };
  const equation = EQUATIONS[input.sex];
  const { centres } = equation;
  const [age, bmi] = [Math.floor(input.age) / 10, input.bodyMassIndex / 10];
  const [age1, age2] = [age ** equation.agePowers[0] - centres.age1, age ** equation.agePowers[1] - centres.age2];
  const values: Record<string, number> = {
    age1,
    age2,
    bmi1: bmi ** -2 - centres.bmi1,
    bmi2: bmi ** -2 * Math.log(bmi) - centres.bmi2,
    cholesterolRatio: input.cholesterolRatio - centres.cholesterolRatio,
    systolic: input.systolic - centres.systolic,
    systolicDeviation: input.systolicDeviation - centres.systolicDeviation,
    townsend: input.townsend - centres.townsend,
    ...Object.fromEntries(input.conditions.map((condition) => [condition, 1])),
  };
  const sum = (weights: Weights): number =>
    Object.entries(weights).reduce((total, [name, weight]) => total + weight * (values[name] ?? 0), 0);
  const smoking = SMOKING.indexOf(input.smoking);
  const of = (row: readonly number[], at: number): number => row[at] ?? 0;
  const score =
    of(equation.ethnicity, ETHNICITIES.indexOf(input.ethnicity)) +
    of(equation.smoking, smoking) +
    sum(equation.alone) +
    age1 * (sum(equation.withAge1) + of(equation.smokingWithAge1, smoking)) +
    age2 * (sum(equation.withAge2) + of(equation.smokingWithAge2, smoking));
  return { ok: true, percent: 100 * (1 - equation.survival ** Math.exp(score)), disclaimer: DISCLAIMER };
}
