import { firstOutside } from './ranges.ts';
import type { Refusal, Result } from './result.ts';
import { notApplicable, ok } from './result.ts';
import { ASIA_PACIFIC, EUROPE, EUROPE_OLDER, recalibrate } from './score2-region.ts';
import type { RiskRegion, Scales } from './score2-region.ts';
import type { Sex } from './sex.ts';

/** Age in years, systolic blood pressure in mmHg, cholesterol in mmol/L. */
export interface Score2Input {
  readonly region: RiskRegion;
  readonly age: number;
  readonly sex: Sex;
  readonly smoker: boolean;
  readonly systolic: number;
  readonly totalCholesterol: number;
  readonly hdl: number;
  /** Known diabetes, or absent: the equation is not for people with diabetes. */
  readonly diabetes?: boolean;
}

/** 10-year risk of a first heart attack, stroke or cardiovascular death in percent, and its category for the person's age. */
export interface Score2 {
  readonly percent: number;
  readonly model: 'SCORE2' | 'SCORE2-OP';
  readonly category: 'low-to-moderate' | 'high' | 'very high';
}

interface Terms {
  readonly survival: number;
  readonly age: number;
  readonly smoker: number;
  readonly systolic: number;
  readonly total: number;
  readonly hdl: number;
  readonly ageSmoker: number;
  readonly ageSystolic: number;
  readonly ageTotal: number;
  readonly ageHdl: number;
}

// prettier-ignore
const MIDLIFE: Readonly<Record<Sex, Terms>> = {
  male: { survival: 0.9605, age: 0.3742, smoker: 0.6012, systolic: 0.2777, total: 0.1458, hdl: -0.2698, ageSmoker: -0.0755,
    ageSystolic: -0.0255, ageTotal: -0.0281, ageHdl: 0.0426 },
  female: { survival: 0.9776, age: 0.4648, smoker: 0.7744, systolic: 0.3131, total: 0.1002, hdl: -0.2606, ageSmoker: -0.1088,
    ageSystolic: -0.0277, ageTotal: -0.0226, ageHdl: 0.0613 },
};

// prettier-ignore
const OLDER: Readonly<Record<Sex, Terms & { readonly mean: number }>> = {
  male: { survival: 0.7576, mean: 0.0929, age: 0.0634, smoker: 0.3524, systolic: 0.0094, total: 0.085, hdl: -0.3564, ageSmoker: -0.0247,
    ageSystolic: -0.0005, ageTotal: 0.0073, ageHdl: 0.0091 },
  female: { survival: 0.8082, mean: 0.229, age: 0.0789, smoker: 0.4921, systolic: 0.0102, total: 0.0605, hdl: -0.304, ageSmoker: -0.0255,
    ageSystolic: -0.0004, ageTotal: -0.0009, ageHdl: 0.0154 },
};

function linear(t: Terms, age: number, smoker: boolean, systolic: number, total: number, hdl: number): number {
  const smokes = smoker ? 1 : 0;
  return (
    age * t.age +
    smokes * (t.smoker + age * t.ageSmoker) +
    systolic * (t.systolic + age * t.ageSystolic) +
    total * (t.total + age * t.ageTotal) +
    hdl * (t.hdl + age * t.ageHdl)
  );
}

function midlifePercent(input: Score2Input, scales: Scales): number {
  const t = MIDLIFE[input.sex];
  const score = linear(
    t,
    (input.age - 60) / 5,
    input.smoker,
    (input.systolic - 120) / 20,
    input.totalCholesterol - 6,
    (input.hdl - 1.3) / 0.5,
  );
  return recalibrate(1 - t.survival ** Math.exp(score), scales[input.sex][input.region]);
}

function olderPercent(input: Score2Input): number {
  const t = OLDER[input.sex];
  const score = linear(t, input.age - 73, input.smoker, input.systolic - 150, input.totalCholesterol - 6, input.hdl - 1.4);
  return recalibrate(1 - t.survival ** Math.exp(score - t.mean), EUROPE_OLDER[input.sex][input.region]);
}

function category(age: number, percent: number): Score2['category'] {
  const [high, veryHigh] = age < 50 ? [2.5, 7.5] : age < 70 ? [5, 10] : [7.5, 15];
  if (percent >= veryHigh) return 'very high';
  return percent >= high ? 'high' : 'low-to-moderate';
}

function refused(input: Score2Input, oldest: number): Refusal | undefined {
  if (input.diabetes === true) return notApplicable('diabetes');
  return firstOutside(
    { age: input.age, systolic: input.systolic, totalCholesterol: input.totalCholesterol, hdl: input.hdl },
    { age: [40, oldest], systolic: [60, 260], totalCholesterol: [1, 20], hdl: [0.2, 6] },
  );
}

/**
 * SCORE2 (40 to 69 years) and SCORE2-OP (70 to 89 years) with the categories of the ESC 2021 prevention guideline.
 *
 * Not with known cardiovascular disease, diabetes, kidney disease, familial hypercholesterolaemia, or in pregnancy. For the four
 * European regions only; never average it with another equation. Accuracy as published, in other cohorts: C-index 0.67 to 0.81 (SCORE2),
 * 0.63 to 0.67 (SCORE2-OP).
 * @formula u = 1 - S0^exp(lp), lp of (age - 60) / 5, (SBP - 120) / 20, TC - 6, (HDL - 1.3) / 0.5, smoking and products with age; risk =
 *   1 - exp(-exp(s1 + s2 ln(-ln(1 - u)))) by region
 * @units Years, mmHg, mmol/L; percent.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @see SCORE2, Eur Heart J 2021;42:2439, doi 10.1093/eurheartj/ehab309; SCORE2-OP, 2021;42:2455, doi 10.1093/eurheartj/ehab312
 */
export function score2(input: Score2Input): Result<Score2> {
  const refusal = refused(input, 89);
  if (refusal) return refusal;
  const older = input.age >= 70;
  const percent = older ? olderPercent(input) : midlifePercent(input, EUROPE);
  return ok({ percent, model: older ? 'SCORE2-OP' : 'SCORE2', category: category(input.age, percent) });
}

/**
 * SCORE2 recalibrated for the Asia-Pacific region: 10-year risk in percent, ages 40 to 69 years.
 *
 * Limits as for SCORE2. The recalibration was read from an open implementation, not from the paper: clinician view only.
 * @formula as SCORE2 with other s1, s2 by region
 * @units Years, mmHg, mmol/L; percent.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Accuracy was not looked up: the paper could not be read.
 * @see SCORE2 Asia-Pacific, Eur Heart J 2025;46:702, doi 10.1093/eurheartj/ehae609
 */
export function score2AsiaPacific(input: Score2Input): Result<number> {
  return refused(input, 69) ?? ok(midlifePercent(input, ASIA_PACIFIC));
}
