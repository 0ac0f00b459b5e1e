import { firstOutside, outside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/**
 * Mean glucose (mg/dL) that an HbA1c (%, 3 to 20) stands for.
 * @formula 28.7 A1c - 46.7 (mg/dL)
 * @units A1c 3 to 20 %.
 * @needs Needs one value of a laboratory.
 * @for Not for haemoglobin variants, anaemia, pregnancy, recent transfusion, or dialysis.
 * @accuracy Accuracy as published: R2 0.84 in 507 people.
 * @see Nathan et al., Diabetes Care 2008;31:1473, doi 10.2337/dc08-0545
 */
export function meanGlucoseFromA1c(a1c: number): Result<number> {
  return outside('a1c', a1c, [3, 20]) ?? ok(28.7 * a1c - 46.7);
}

/**
 * Glucose management indicator (%) from the mean of sensor glucose (mg/dL, 40 to 600); wants 14 days of readings.
 * @formula 3.31 + 0.02392 mean (mg/dL)
 * @units Mean 40 to 600 mg/dL.
 * @needs Needs 14 days of readings to be shown.
 * @for For people who wear a glucose sensor; not for haemoglobin variants.
 * @accuracy Accuracy as published: off the laboratory's HbA1c by 0.5 points or more in 28 of 100 people.
 * @see Bergenstal et al., Diabetes Care 2018;41:2275, doi 10.2337/dc18-1581
 */
export function glucoseManagementIndicator(meanMgPerDl: number): Result<number> {
  return outside('meanMgPerDl', meanMgPerDl, [40, 600]) ?? ok(3.31 + 0.02392 * meanMgPerDl);
}

/**
 * HbA1c from NGSP percent (3 to 20) to IFCC mmol/mol.
 * @formula 10.929 (A1c - 2.15) (mmol/mol)
 * @units A1c 3 to 20 %.
 * @needs Needs one value.
 * @for For any HbA1c of a laboratory.
 * @accuracy Exact by the master equation.
 * @see Hoelzel et al., Clin Chem 2004;50:166, doi 10.1373/clinchem.2003.024802 (NGSP master equation, inverted as 10.929 (x - 2.15))
 */
export function ifccFromNgsp(a1c: number): Result<number> {
  return outside('a1c', a1c, [3, 20]) ?? ok(10.929 * (a1c - 2.15));
}

/**
 * HOMA-IR: fasting glucose (mmol/L, 1 to 40) x fasting insulin (uU/mL, 0.1 to 300) / 22.5. Not with insulin treatment.
 * @formula glucose (mmol/L) x insulin (uU/mL) / 22.5
 * @units mmol/L and uU/mL.
 * @needs Needs both values of one fasting sample.
 * @for Adults; not with insulin treatment.
 * @accuracy Accuracy as published: rank correlation 0.88 with the clamp; insulin assays differ.
 * @see Matthews et al., Diabetologia 1985;28:412, doi 10.1007/BF00280883
 */
export function homaInsulinResistance(input: { readonly glucoseMmol: number; readonly insulin: number }): Result<number> {
  const refusal = firstOutside(input, { glucoseMmol: [1, 40], insulin: [0.1, 300] });
  return refusal ?? ok((input.glucoseMmol * input.insulin) / 22.5);
}

/**
 * TyG index: ln(fasting triglycerides x fasting glucose / 2), both in mg/dL (10 to 5000, 20 to 700).
 * @formula ln(triglycerides x glucose / 2)
 * @units mg/dL.
 * @needs Needs both values of one fasting sample.
 * @for Adults; not with drugs that lower triglycerides.
 * @accuracy Accuracy as published against the clamp: sensitivity 96 %, specificity 85 % in 99 people (Guerrero-Romero 2010).
 * @see Simental-Mendía et al., Metab Syndr Relat Disord 2008;6:299, doi 10.1089/met.2008.0034
 */
export function triglycerideGlucoseIndex(input: { readonly triglycerides: number; readonly glucose: number }): Result<number> {
  const refusal = firstOutside(input, { triglycerides: [10, 5000], glucose: [20, 700] });
  return refusal ?? ok(Math.log((input.triglycerides * input.glucose) / 2));
}
