export type Sex = 'female' | 'male';

/** In the order of the published tables. */
export const ETHNICITIES = [
  'white-or-not-stated',
  'indian',
  'pakistani',
  'bangladeshi',
  'other-asian',
  'black-caribbean',
  'black-african',
  'chinese',
  'other',
] as const;
/** Never, stopped, then under 10, 10 to 19, 20 and more cigarettes a day. */
export const SMOKING = ['never', 'former', 'light', 'moderate', 'heavy'] as const;
export const CONDITIONS = [
  'atrialFibrillation',
  'atypicalAntipsychotics',
  'steroidTablets',
  'erectileDysfunction',
  'migraine',
  'rheumatoidArthritis',
  'kidneyDisease',
  'severeMentalIllness',
  'lupus',
  'bloodPressureTreatment',
  'diabetesType1',
  'diabetesType2',
  'familyHistory',
] as const;

export type Ethnicity = (typeof ETHNICITIES)[number];
export type Smoking = (typeof SMOKING)[number];
export type Condition = (typeof CONDITIONS)[number];

/** What the equation asks for. What is not measured is not guessed here: whoever calls says which average stands in. */
export interface Qrisk3Input {
  readonly sex: Sex;
  /** Whole years, 25 to 84. */
  readonly age: number;
  readonly ethnicity: Ethnicity;
  readonly smoking: Smoking;
  /** kg/m², 20 to 40: the calculator of ClinRisk takes what is beyond as the bound. */
  readonly bodyMassIndex: number;
  /** Total cholesterol over HDL, 1 to 11. */
  readonly cholesterolRatio: number;
  /** mmHg, 70 to 210. */
  readonly systolic: number;
  /** Standard deviation of at least two systolic readings, mmHg, 0 to 40. */
  readonly systolicDeviation: number;
  /** Deprivation of the postcode, −7 to 11; 0 is about the average. */
  readonly townsend: number;
  /** What the person has; kidney disease is stage 3 to 5, family history is of a parent or sibling under 60. */
  readonly conditions: readonly Condition[];
}
