import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';
import type { Sex } from './sex.ts';

/** What the United States Preventive Services Task Force recommends with grade A or B to people without symptoms. */
export type PreventiveService =
  | 'aaa'
  | 'breast_cancer'
  | 'cervical_cancer'
  | 'colorectal_cancer'
  | 'diabetes_screening'
  | 'hepatitis_c'
  | 'hiv'
  | 'hypertension_screening'
  | 'lung_cancer'
  | 'obesity_counselling'
  | 'osteoporosis'
  | 'statin'
  | 'tobacco_cessation';

/** A person of average risk; `cardiovascularRisk10` is a 10-year risk from 0 to 1. */
export interface PreventiveProfile {
  readonly age: number;
  readonly sex: Sex;
  readonly bmi: number;
  readonly smoking: 'never' | 'former' | 'current';
  readonly packYears: number;
  readonly yearsSinceQuit?: number | undefined;
  readonly diabetes: boolean;
  readonly cardiovascularRisk10: number;
  readonly riskFactors: number;
  readonly hysterectomy: boolean;
}

type Rule = (person: PreventiveProfile) => boolean;

const aged =
  (from: number, to: number): Rule =>
  ({ age }) =>
    age >= from && age <= to;
const recentSmoker: Rule = ({ smoking, yearsSinceQuit }) =>
  smoking === 'current' || (smoking === 'former' && yearsSinceQuit !== undefined && yearsSinceQuit <= 15);

/** Keys in alphabetical order: the answer keeps it. */
const RULES: Readonly<Record<PreventiveService, Rule>> = {
  aaa: (person) => person.sex === 'male' && aged(65, 75)(person) && person.smoking !== 'never',
  breast_cancer: (person) => person.sex === 'female' && aged(40, 74)(person),
  cervical_cancer: (person) => person.sex === 'female' && aged(21, 65)(person) && !person.hysterectomy,
  colorectal_cancer: aged(45, 75),
  diabetes_screening: (person) => aged(35, 70)(person) && person.bmi >= 25 && !person.diabetes,
  hepatitis_c: aged(18, 79),
  hiv: aged(15, 65),
  hypertension_screening: ({ age }) => age >= 18,
  lung_cancer: (person) => aged(50, 80)(person) && person.packYears >= 20 && recentSmoker(person),
  obesity_counselling: ({ age, bmi }) => age >= 18 && bmi >= 30,
  osteoporosis: ({ sex, age }) => sex === 'female' && age >= 65,
  statin: (person) => aged(40, 75)(person) && person.riskFactors >= 1 && person.cardiovascularRisk10 >= 0.1,
  tobacco_cessation: ({ age, smoking }) => age >= 18 && smoking === 'current',
};

/**
 * Preventive services that apply to a person without symptoms in the United States, in alphabetical order.
 *
 * Age 15 to 120 years. Average risk only: intervals, family history and shared decisions are not modelled. Breast, colorectal, lung and
 * aneurysm were checked against the published statements; the other ages should be read again before a clinician relies on them.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy A table of rules of the US Task Force: no accuracy of its own.
 * @see US Preventive Services Task Force, A and B recommendations, uspreventiveservicestaskforce.org, as of 2025
 */
export function preventiveServices(person: PreventiveProfile): Result<readonly PreventiveService[]> {
  const { age, bmi, packYears, cardiovascularRisk10 } = person;
  const refusal = firstOutside(
    { age, bmi, packYears, cardiovascularRisk10 },
    { age: [15, 120], bmi: [10, 100], packYears: [0, 300], cardiovascularRisk10: [0, 1] },
  );
  if (refusal) return refusal;
  // Object.keys forgets the key type; the record has every service.
  return ok((Object.keys(RULES) as PreventiveService[]).filter((service) => RULES[service](person)));
}
