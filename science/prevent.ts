import coefficients from './coefficients/prevent.json' with { type: 'json' };
import { firstOutside, outside } from './ranges.ts';
import type { Range } from './ranges.ts';
import { notApplicable, ok } from './result.ts';
import type { Refusal, Result } from './result.ts';
import type { Sex } from './sex.ts';

/** Years, mmHg, cholesterol in mg/dL, filtration in mL/min/1.73 m2, BMI in kg/m2; the last three are optional. */
export interface PreventInput {
  readonly age: number;
  readonly sex: Sex;
  readonly systolic: number;
  readonly bloodPressureDrug: boolean;
  readonly totalCholesterol: number;
  readonly hdl: number;
  readonly statin: boolean;
  readonly diabetes: boolean;
  readonly smoker: boolean;
  readonly filtration: number;
  readonly bmi: number;
  /** HbA1c, % */
  readonly hba1c?: number | undefined;
  /** Albumin to creatinine ratio in urine, mg/g */
  readonly albuminToCreatinine?: number | undefined;
  /** Decile of the US social deprivation index, 1 to 10 */
  readonly deprivation?: number | undefined;
}

/** Each equation of PREVENT by its outcome. */
export type PreventOutcome = 'total_cvd' | 'ascvd' | 'heart_failure' | 'chd' | 'stroke';
/** Risk of each outcome, 0 to 1. */
export type PreventRisks = Readonly<Record<PreventOutcome, number>>;
/** Which of the published models the given inputs select. */
export type PreventModel = 'base' | 'hba1c' | 'uacr' | 'sdi' | 'full';
/** 10-year risks, and 30-year risks for people from 30 to 59 years. */
export interface Prevent {
  readonly model: PreventModel;
  readonly tenYears: PreventRisks;
  readonly thirtyYears: PreventRisks | undefined;
}

type Equation = Readonly<Record<string, number>>;
const MODELS: Readonly<Record<string, Readonly<Record<Sex, Readonly<Record<PreventOutcome, Equation>>>>>> = coefficients.models;

/** Bounds of the equations; a BMI of 40 itself is outside. */
const BOUNDS = {
  age: [30, 79],
  systolic: [90, 180],
  totalCholesterol: [130, 320],
  hdl: [20, 100],
  filtration: [15, 140],
  bmi: [18.5, 39.999999],
} as const satisfies Readonly<Record<string, Range>>;
const OPTIONAL_BOUNDS = {
  hba1c: [4.5, 15],
  albuminToCreatinine: [0.1, 25_000],
  deprivation: [1, 10],
} as const satisfies Readonly<Record<string, Range>>;
const YOUNGEST_FOR_30_YEARS = 30;
const OLDEST_FOR_30_YEARS = 59;

/** Every field that lies outside the bounds of the equations, in the order of the bounds; empty when a risk may be computed. */
export function preventProblems(input: PreventInput): readonly string[] {
  // Object.keys forgets the key type; both records have literal keys.
  const required = (Object.keys(BOUNDS) as (keyof typeof BOUNDS)[]).filter((field) => outside(field, input[field], BOUNDS[field]));
  const optional = (Object.keys(OPTIONAL_BOUNDS) as (keyof typeof OPTIONAL_BOUNDS)[]).filter((field) => {
    const value = input[field];
    return value !== undefined && outside(field, value, OPTIONAL_BOUNDS[field]) !== undefined;
  });
  return [...required, ...optional];
}

function refused(input: PreventInput): Refusal | undefined {
  const { age, systolic, totalCholesterol, hdl, filtration, bmi, hba1c, albuminToCreatinine, deprivation } = input;
  return (
    firstOutside({ age, systolic, totalCholesterol, hdl, filtration, bmi }, BOUNDS) ??
    (hba1c === undefined ? undefined : outside('hba1c', hba1c, OPTIONAL_BOUNDS.hba1c)) ??
    (albuminToCreatinine === undefined
      ? undefined
      : outside('albuminToCreatinine', albuminToCreatinine, OPTIONAL_BOUNDS.albuminToCreatinine)) ??
    (deprivation === undefined ? undefined : outside('deprivation', deprivation, OPTIONAL_BOUNDS.deprivation))
  );
}

/** One optional input alone has its own model; two or three together need the full one. */
function modelFor(input: PreventInput): PreventModel {
  const given = [
    ...(input.hba1c === undefined ? [] : (['hba1c'] as const)),
    ...(input.albuminToCreatinine === undefined ? [] : (['uacr'] as const)),
    ...(input.deprivation === undefined ? [] : (['sdi'] as const)),
  ];
  return given.length > 1 ? 'full' : (given[0] ?? 'base');
}

const flag = (value: boolean) => (value ? 1 : 0);

/** The terms of the equations by their published names, so that each coefficient finds its own. */
function terms(input: PreventInput): Equation {
  const age = (input.age - 55) / 10;
  const nonHdl = 0.02586 * (input.totalCholesterol - input.hdl) - 3.5;
  const hdl = (0.02586 * input.hdl - 1.3) / 0.3;
  const systolicHigh = (Math.max(input.systolic, 110) - 130) / 20;
  const bmiHigh = (Math.max(input.bmi, 30) - 30) / 5;
  const filtrationLow = (Math.min(input.filtration, 60) - 60) / -15;
  const { hba1c, deprivation } = input;
  return {
    constant: 1,
    age,
    age_squared: age ** 2,
    non_hdl_c: nonHdl,
    hdl_c: hdl,
    sbp_lt_110: (Math.min(input.systolic, 110) - 110) / 20,
    sbp_gte_110: systolicHigh,
    dm: flag(input.diabetes),
    smoking: flag(input.smoker),
    bmi_lt_30: (Math.min(input.bmi, 30) - 25) / 5,
    bmi_gte_30: bmiHigh,
    egfr_lt_60: filtrationLow,
    egfr_gte_60: (Math.max(input.filtration, 60) - 90) / -15,
    bp_tx: flag(input.bloodPressureDrug),
    statin: flag(input.statin),
    bp_tx_sbp_gte_110: flag(input.bloodPressureDrug) * systolicHigh,
    statin_non_hdl_c: flag(input.statin) * nonHdl,
    age_non_hdl_c: age * nonHdl,
    age_hdl_c: age * hdl,
    age_sbp_gte_110: age * systolicHigh,
    age_dm: age * flag(input.diabetes),
    age_smoking: age * flag(input.smoker),
    age_bmi_gte_30: age * bmiHigh,
    age_egfr_lt_60: age * filtrationLow,
    ln_uacr: input.albuminToCreatinine === undefined ? 0 : Math.log(input.albuminToCreatinine),
    missing_uacr: flag(input.albuminToCreatinine === undefined),
    hba1c_dm: hba1c !== undefined && input.diabetes ? hba1c - 5.3 : 0,
    hba1c_no_dm: hba1c !== undefined && !input.diabetes ? hba1c - 5.3 : 0,
    missing_hba1c: flag(hba1c === undefined),
    sdi_4_to_6: flag(deprivation !== undefined && deprivation >= 4 && deprivation <= 6),
    sdi_7_to_10: flag(deprivation !== undefined && deprivation >= 7),
    missing_sdi: flag(deprivation === undefined),
  };
}

function risk(equation: Equation, values: Equation): number {
  const score = Object.entries(equation).reduce((total, [name, coefficient]) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the equation has an unknown term: ${name}`);
    return total + coefficient * value;
  }, 0);
  return 1 / (1 + Math.exp(-score));
}

function risks(model: string, sex: Sex, values: Equation): PreventRisks | undefined {
  const equations = MODELS[model]?.[sex];
  if (!equations) return undefined;
  return {
    total_cvd: risk(equations.total_cvd, values),
    ascvd: risk(equations.ascvd, values),
    heart_failure: risk(equations.heart_failure, values),
    chd: risk(equations.chd, values),
    stroke: risk(equations.stroke, values),
  };
}

/**
 * AHA PREVENT: risk of a first cardiovascular event in 10 years and, from 30 to 59 years, in 30 years.
 *
 * 30 to 79 years without known cardiovascular disease; bounds of each input in `preventProblems`. Made in and for the United States.
 * Accuracy as published, in 21 other data sets: C-statistic 0.794 (women) and 0.757 (men), calibration slope 1.03 and 0.94.
 * An association, not a promise: a changed factor shows the difference between people, not what will happen to one.
 * @formula risk = 1 / (1 + exp(-sum(b term))); terms (age - 55) / 10, non-HDL - 3.5 and (HDL - 1.3) / 0.3 in mmol/L, systolic below and
 *   above 110, BMI below and above 30, filtration below and above 60, their products with age (coefficients/prevent.json)
 * @needs Needs the ten required inputs; HbA1c, albumin ratio and deprivation choose the model when they are there.
 * @see Khan et al., Circulation 2024;149:430, doi 10.1161/CIRCULATIONAHA.123.067626, with the erratum 2024;149:e956
 */
export function prevent(input: PreventInput): Result<Prevent> {
  const refusal = refused(input);
  if (refusal) return refusal;
  const model = modelFor(input);
  const values = terms(input);
  const tenYears = risks(`${model}_10yr`, input.sex, values);
  if (!tenYears) return notApplicable('model');
  const thirtyYears = preventThirtyYears(input.age) ? risks(`${model}_30yr`, input.sex, values) : undefined;
  return ok({ model, tenYears, thirtyYears });
}

/** Whether the 30-year equations hold at an age in years. */
export function preventThirtyYears(age: number): boolean {
  return age >= YOUNGEST_FOR_30_YEARS && age <= OLDEST_FOR_30_YEARS;
}
