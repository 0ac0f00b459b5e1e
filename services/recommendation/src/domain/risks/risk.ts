import type { Facts, Reading } from '@aceso/guidelines/kit';
import { kidneyFiltration } from '@aceso/science';
import { addDays, daysApart } from '../days.ts';

/** What risk equations ask for and nothing else does, as far as a person told it. */
export interface RiskFactors {
  readonly diabetes?: { readonly type: 'type-1' | 'type-2' | 'other'; readonly ageAtDiagnosis: number };
  readonly activeDaily?: boolean;
  readonly vegetablesDaily?: boolean;
  readonly highGlucoseEver?: boolean;
  readonly familyDiabetes?: 'none' | 'second-degree' | 'first-degree';
}

/** What is known of a person when an equation is asked. */
export type RiskFacts = Facts & { readonly factors?: RiskFactors | undefined };

/** What was put into an equation. */
export interface RiskInput {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly decimals: number;
  /** Day of the value, or of the newest one of a mean. */
  readonly day: string;
  /** Days that a mean is of. */
  readonly n: number;
}

/** One outcome of an equation: a share of people, a published category, or both. */
export interface RiskPrediction {
  readonly outcome: string;
  readonly percent?: number;
  readonly years?: number;
  readonly category?: string;
}

export type RiskMethod = 'score2' | 'score2-op' | 'score2-diabetes' | 'prevent' | 'findrisc' | 'kdigo' | 'fib-4';

/** The risk of an event by a published equation, for a person whom it fits. */
export interface Risk {
  /** For whom the equation was made, and how well it told events apart where it was tried on others. */
  readonly rationale: string;
  readonly predictions: readonly RiskPrediction[];
  readonly inputs: readonly RiskInput[];
}

/** Why an equation says nothing. */
export interface NoRisk {
  readonly reason: string;
}

/** A published equation. `assess` is pure: the same facts give the same answer. */
export interface RiskEquation {
  readonly method: RiskMethod;
  readonly name: string;
  readonly version: string;
  readonly citation: string;
  readonly metrics: readonly string[];
  readonly assess: (facts: RiskFacts) => Risk | NoRisk;
}

export const isRisk = (assessed: Risk | NoRisk): assessed is Risk => 'predictions' in assessed;

/** A laboratory value older than this is no longer the person's. */
const LABORATORY_DAYS = 730;
const PRESSURE_DAYS = 90;
/** ESC 2024 and AHA 2025 ask for several days of readings before a pressure is anybody's. */
const PRESSURE_NEEDED = 3;
const BODY_DAYS = 365;

/** Readings of the last so many days, oldest first. */
export const recent = ({ series, today }: Facts, metric: string, days: number = LABORATORY_DAYS): readonly Reading[] =>
  (series.get(metric) ?? []).filter(({ day }) => day > addDays(today, -days) && day <= today);

/** The newest laboratory value of two years; undefined when there is none. */
export function laboratory(facts: Facts, metric: string, unit: string, decimals: number): RiskInput | undefined {
  const newest = recent(facts, metric).at(-1);
  return newest && { metric, value: newest.value, unit, decimals, day: newest.day, n: 1 };
}

/** The newest size of the body of one year: weight, waist. */
export function ofBody(facts: Facts, metric: string, unit: string, decimals: number): RiskInput | undefined {
  const newest = recent(facts, metric, BODY_DAYS).at(-1);
  return newest && { metric, value: newest.value, unit, decimals, day: newest.day, n: 1 };
}

/** Mean systolic pressure (mmHg) of the days of three months with readings, or why there is none. */
export function meanPressure(facts: Facts): RiskInput | NoRisk {
  const points = recent(facts, 'blood-pressure-systolic', PRESSURE_DAYS);
  const last = points.at(-1);
  if (last === undefined || points.length < PRESSURE_NEEDED)
    return { reason: `fewer than ${PRESSURE_NEEDED} days of blood pressure in ${PRESSURE_DAYS} days` };
  const value = points.reduce((sum, point) => sum + point.value, 0) / points.length;
  return { metric: 'blood-pressure-systolic', value, unit: 'mm[Hg]', decimals: 0, day: last.day, n: points.length };
}

/** Filtration of the kidney in mL/min/1.73 m², with the value that it rests on. */
export interface Filtration {
  readonly rate: number;
  readonly input: RiskInput;
}

/** As the laboratory printed it, or by CKD-EPI 2021 from the newest creatinine; whichever is newer. */
export function filtrationOf(facts: Facts): Filtration | undefined {
  const printed = laboratory(facts, 'egfr', 'mL/min/{1.73_m2}', 0);
  const creatinine = laboratory(facts, 'creatinine', 'mg/dL', 2);
  const { age, sex } = facts;
  const isNewer = creatinine !== undefined && (printed === undefined || creatinine.day > printed.day);
  if (isNewer && age !== undefined && sex !== undefined) {
    const estimated = kidneyFiltration({ creatinine: creatinine.value, age, sex });
    if (estimated.ok) return { rate: estimated.value.fromCreatinine, input: creatinine };
  }
  return printed && { rate: printed.value, input: printed };
}

/** kg/m², with the weight that it rests on. */
export function bodyMass(facts: Facts): { readonly bmi: number; readonly weight: RiskInput } | undefined {
  const weight = ofBody(facts, 'body-mass', 'kg', 1);
  const { heightCm } = facts;
  return weight === undefined || heightCm === undefined ? undefined : { weight, bmi: weight.value / (heightCm / 100) ** 2 };
}

export const daysBetween = (a: string, b: string): number => Math.abs(daysApart(a, b));

/** Why a method of `science` says nothing, in words. */
export const outsideLimits = ({ reason, field }: { readonly reason: string; readonly field?: string }): NoRisk => ({
  reason: `outside the limits of the equation: ${field === undefined ? reason : `${field} ${reason}`}`,
});

export const EXCLUDED = {
  'cardiovascular-disease': 'known cardiovascular disease',
  pregnancy: 'a pregnancy',
  diabetes: 'diabetes',
  'kidney-disease': 'kidney disease',
} as const;

/** Refuses people with one of these conditions; undefined when they have none. */
export function excludedBy({ conditions }: Facts, ...names: readonly (keyof typeof EXCLUDED)[]): NoRisk | undefined {
  const found = names.find((name) => conditions.includes(name));
  return found && { reason: `the equation is not for people with ${EXCLUDED[found]}` };
}
