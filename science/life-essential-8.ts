import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';
import { mean } from './series.ts';

/** How long tobacco and other nicotine have been given up. */
export type Nicotine = 'never' | 'former-5-years' | 'former-1-to-5-years' | 'former-below-1-year-or-vaping' | 'current';

/** Everything that the eight parts are scored from. */
export interface LifeEssential8Input {
  /** Moderate plus twice the vigorous minutes a week. */
  readonly activeMinutes: number;
  readonly nicotine: Nicotine;
  readonly secondHandSmoke: boolean;
  readonly sleepHours: number;
  readonly bmi: number;
  /** mg/dL */
  readonly nonHdl: number;
  readonly lipidDrug: boolean;
  /** HbA1c, % */
  readonly a1c: number;
  readonly diabetes: boolean;
  readonly systolic: number;
  readonly diastolic: number;
  readonly bloodPressureDrug: boolean;
  /** MEPA diet questionnaire, 0 to 16. */
  readonly dietPoints: number;
}

/** The eight parts and their mean, each 0 to 100. */
export interface LifeEssential8 {
  readonly activity: number;
  readonly nicotine: number;
  readonly sleep: number;
  readonly bmi: number;
  readonly lipids: number;
  readonly glucose: number;
  readonly bloodPressure: number;
  readonly diet: number;
  readonly total: number;
  readonly band: 'low' | 'moderate' | 'high';
}

type Steps = readonly (readonly [from: number, points: number])[];

const ACTIVITY: Steps = [
  [150, 100],
  [120, 90],
  [90, 80],
  [60, 60],
  [30, 40],
  [1, 20],
  [0, 0],
];
const SLEEP: Steps = [
  [10, 40],
  [9, 90],
  [7, 100],
  [6, 70],
  [5, 40],
  [4, 20],
  [0, 0],
];
const BMI: Steps = [
  [40, 0],
  [35, 15],
  [30, 30],
  [25, 70],
  [0, 100],
];
const LIPIDS: Steps = [
  [220, 0],
  [190, 20],
  [160, 40],
  [130, 60],
  [0, 100],
];
const A1C_DIABETES: Steps = [
  [10, 0],
  [9, 10],
  [8, 20],
  [7, 30],
  [0, 40],
];
const A1C: Steps = [
  [6.5, 40],
  [5.7, 60],
  [0, 100],
];
const DIET: Steps = [
  [15, 100],
  [12, 80],
  [8, 50],
  [4, 25],
  [0, 0],
];
const NICOTINE: Readonly<Record<Nicotine, number>> = {
  never: 100,
  'former-5-years': 75,
  'former-1-to-5-years': 50,
  'former-below-1-year-or-vaping': 25,
  current: 0,
};
/** Treatment, or smoke at home, takes this from what a part would score, down to 0. */
const DEDUCTION = 20;

const points = (steps: Steps, value: number) => steps.find(([from]) => value >= from)?.[1] ?? 0;
const deduct = (score: number, applies: boolean) => (applies ? Math.max(0, score - DEDUCTION) : score);

function bloodPressure(systolic: number, diastolic: number): number {
  if (systolic >= 160 || diastolic >= 100) return 0;
  if (systolic >= 140 || diastolic >= 90) return 25;
  if (systolic >= 130 || diastolic >= 80) return 50;
  return systolic >= 120 ? 75 : 100;
}

function glucose(a1c: number, diabetes: boolean): number {
  return points(diabetes || a1c >= 6.5 ? A1C_DIABETES : A1C, a1c);
}

/**
 * Life's Essential 8: cardiovascular health of an adult from 0 to 100, the mean of eight parts; high from 80, moderate from 50.
 *
 * Adults from 20 years without cardiovascular disease. HbA1c of 6.5 % and more counts as diabetes whether known or not. The point table
 * was written down from the published scoring and should be read once more against the paper before a clinician relies on it.
 * @formula mean of activity, nicotine, sleep, BMI, non-HDL, glucose, blood pressure and diet, each 0 to 100
 * @units Points; minutes a week, hours, kg/m2, mg/dL, %, mmHg, diet 0 to 16.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy A score without an error of its own; higher ones went with fewer events in published cohorts.
 * @see Lloyd-Jones et al., Circulation 2022;146:e18, doi 10.1161/CIR.0000000000001078
 */
export function lifeEssential8(input: LifeEssential8Input): Result<LifeEssential8> {
  const { activeMinutes, sleepHours, bmi, nonHdl, a1c, systolic, diastolic, dietPoints } = input;
  const refusal = firstOutside(
    { activeMinutes, sleepHours, bmi, nonHdl, a1c, systolic, diastolic, dietPoints },
    {
      activeMinutes: [0, 20_160],
      sleepHours: [0, 24],
      bmi: [10, 80],
      nonHdl: [10, 900],
      a1c: [2, 25],
      systolic: [40, 300],
      diastolic: [20, 200],
      dietPoints: [0, 16],
    },
  );
  if (refusal) return refusal;
  const parts = {
    activity: points(ACTIVITY, activeMinutes),
    nicotine: deduct(NICOTINE[input.nicotine], input.secondHandSmoke),
    sleep: points(SLEEP, sleepHours),
    bmi: points(BMI, bmi),
    lipids: deduct(points(LIPIDS, nonHdl), input.lipidDrug),
    glucose: glucose(a1c, input.diabetes),
    bloodPressure: deduct(bloodPressure(systolic, diastolic), input.bloodPressureDrug),
    diet: points(DIET, dietPoints),
  };
  const total = mean(Object.values(parts));
  return ok({ ...parts, total, band: total >= 80 ? 'high' : total >= 50 ? 'moderate' : 'low' });
}
