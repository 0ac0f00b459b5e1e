import type { Facts, Reading } from '@aceso/guidelines/kit';
import { prevent, score2 } from '@aceso/science';
import { addDays } from '../days.ts';
import { regionOf } from './regions.ts';

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

/** One outcome of an equation. */
export interface RiskPrediction {
  readonly outcome: string;
  readonly percent: number;
  readonly years: number;
  readonly category?: string;
}

/** The risk of an event by a published equation, for a person whom it fits. */
export interface Risk {
  readonly method: 'score2' | 'score2-op' | 'prevent';
  readonly name: string;
  readonly version: string;
  readonly citation: string;
  /** For whom the equation was made, and how well it told events apart where it was tried on others. */
  readonly rationale: string;
  readonly predictions: readonly RiskPrediction[];
  readonly inputs: readonly RiskInput[];
}

/** Why an equation says nothing. */
export interface NoRisk {
  readonly reason: string;
}

const MG_PER_MMOL_CHOLESTEROL = 38.67;
/** A laboratory value older than this is no longer the person's. */
const LABORATORY_DAYS = 730;
const PRESSURE_DAYS = 90;
/** ESC 2024 and AHA 2025 ask for several days of readings before a pressure is anybody's. */
const PRESSURE_NEEDED = 3;
const WEIGHT_DAYS = 365;

const recent = ({ series, today }: Facts, metric: string, days: number): readonly Reading[] =>
  (series.get(metric) ?? []).filter(({ day }) => day > addDays(today, -days) && day <= today);

function latest(facts: Facts, metric: string, days: number, unit: string, decimals: number): RiskInput | undefined {
  const newest = recent(facts, metric, days).at(-1);
  return newest && { metric, value: newest.value, unit, decimals, day: newest.day, n: 1 };
}

function meanPressure(facts: Facts): RiskInput | undefined {
  const points = recent(facts, 'blood-pressure-systolic', PRESSURE_DAYS);
  const last = points.at(-1);
  if (last === undefined || points.length < PRESSURE_NEEDED) return undefined;
  const value = points.reduce((sum, point) => sum + point.value, 0) / points.length;
  return { metric: 'blood-pressure-systolic', value, unit: 'mm[Hg]', decimals: 0, day: last.day, n: points.length };
}

/**
 * The risk of a first cardiovascular event in ten years by the equation for where the person lives: PREVENT in the United States, SCORE2
 * and SCORE2-OP in the regions of the ESC. Where none was made, or anything is missing or outside its limits, nothing is told, never a guess.
 */
export function assessRisk(facts: Facts): Risk | NoRisk {
  const { age, sex, smoking, conditions, country } = facts;
  if (age === undefined || sex === undefined) return { reason: 'your year of birth or your sex is not known' };
  if (smoking === undefined) return { reason: 'whether you smoke is not known' };
  const excluded = conditions.find((one) => one === 'cardiovascular-disease' || one === 'pregnancy');
  if (excluded !== undefined) return { reason: `the equations are not for people with ${excluded}` };
  const pressure = meanPressure(facts);
  const total = latest(facts, 'total-cholesterol', LABORATORY_DAYS, 'mg/dL', 0);
  const hdl = latest(facts, 'hdl-cholesterol', LABORATORY_DAYS, 'mg/dL', 0);
  if (pressure === undefined) return { reason: `fewer than ${PRESSURE_NEEDED} days of blood pressure in ${PRESSURE_DAYS} days` };
  if (total === undefined || hdl === undefined) return { reason: 'no total and HDL cholesterol of the last two years' };
  const known = { age, sex, smoker: smoking.status === 'current', pressure, total, hdl };
  if (country === 'US') return byPrevent(facts, known);
  const region = regionOf(country);
  return region === undefined ? { reason: 'no equation was made for where you live, or it is not known' } : byScore2(facts, known, region);
}

interface Known {
  readonly age: number;
  readonly sex: 'female' | 'male';
  readonly smoker: boolean;
  readonly pressure: RiskInput;
  readonly total: RiskInput;
  readonly hdl: RiskInput;
}

function byScore2(
  { conditions }: Facts,
  { age, sex, smoker, pressure, total, hdl }: Known,
  region: NonNullable<ReturnType<typeof regionOf>>,
): Risk | NoRisk {
  const excluded = conditions.find((one) => one === 'diabetes' || one === 'kidney-disease');
  if (excluded !== undefined) return { reason: `SCORE2 is not for people with ${excluded}` };
  const result = score2({
    region,
    age,
    sex,
    smoker,
    systolic: pressure.value,
    totalCholesterol: total.value / MG_PER_MMOL_CHOLESTEROL,
    hdl: hdl.value / MG_PER_MMOL_CHOLESTEROL,
  });
  if (!result.ok) return { reason: `outside the limits of the equation: ${result.reason}` };
  const { percent, model, category } = result.value;
  const older = model === 'SCORE2-OP';
  return {
    method: older ? 'score2-op' : 'score2',
    name: model,
    version: '1',
    citation: older ? 'Eur Heart J 2021;42:2455, doi 10.1093/eurheartj/ehab312' : 'Eur Heart J 2021;42:2439, doi 10.1093/eurheartj/ehab309',
    rationale: older
      ? `People of 70 to 89 years in Europe (here: ${region} risk region) without known cardiovascular disease or diabetes. C-index in other cohorts 0.63 to 0.67.`
      : `People of 40 to 69 years in Europe (here: ${region} risk region) without known cardiovascular disease or diabetes. C-index in other cohorts 0.67 to 0.81.`,
    predictions: [{ outcome: 'First heart attack, stroke or cardiovascular death', percent, years: 10, category }],
    inputs: [pressure, total, hdl],
  };
}

function byPrevent(facts: Facts, { age, sex, smoker, pressure, total, hdl }: Known): Risk | NoRisk {
  const { conditions, heightCm, medicines } = facts;
  if (medicines === undefined) return { reason: 'nothing was told of medicines for blood pressure or cholesterol' };
  const filtration = latest(facts, 'egfr', LABORATORY_DAYS, 'mL/min/{1.73_m2}', 0);
  const weight = latest(facts, 'body-mass', WEIGHT_DAYS, 'kg', 1);
  if (filtration === undefined) return { reason: 'no filtration rate (eGFR) of the last two years' };
  if (weight === undefined || heightCm === undefined) return { reason: 'no weight of the last year, or no height' };
  const result = prevent({
    age,
    sex,
    smoker,
    systolic: pressure.value,
    bloodPressureDrug: medicines.includes('for-blood-pressure'),
    totalCholesterol: total.value,
    hdl: hdl.value,
    statin: medicines.includes('statin'),
    diabetes: conditions.includes('diabetes'),
    filtration: filtration.value,
    bmi: weight.value / (heightCm / 100) ** 2,
  });
  if (!result.ok) return { reason: `outside the limits of the equation: ${result.reason}` };
  const { tenYears, thirtyYears } = result.value;
  const told = (risks: typeof tenYears, years: number): readonly RiskPrediction[] => [
    { outcome: 'First heart attack, stroke, heart failure or cardiovascular death', percent: 100 * risks.total_cvd, years },
    { outcome: 'First heart attack, stroke or death by them', percent: 100 * risks.ascvd, years },
    { outcome: 'First heart failure', percent: 100 * risks.heart_failure, years },
  ];
  return {
    method: 'prevent',
    name: 'AHA PREVENT, base model',
    version: '1',
    citation: 'Circulation 2024;149:430, doi 10.1161/CIRCULATIONAHA.123.067626',
    rationale:
      'Adults of 30 to 79 years in the United States without known cardiovascular disease. C-statistic in other data 0.794 (women) and 0.757 (men), calibration slope 1.03 and 0.94. Medicines for blood pressure or cholesterol count as told by the person.',
    predictions: [...told(tenYears, 10), ...(thirtyYears === undefined ? [] : told(thirtyYears, 30))],
    inputs: [pressure, total, hdl, filtration, weight],
  };
}

export const isRisk = (assessed: Risk | NoRisk): assessed is Risk => 'method' in assessed;

/** Metrics that the equations look at, so that the advisor keeps their days. */
export const RISK_METRICS: readonly string[] = ['blood-pressure-systolic', 'total-cholesterol', 'hdl-cholesterol', 'egfr', 'body-mass'];
