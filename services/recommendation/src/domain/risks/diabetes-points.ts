import { findrisc } from '@aceso/science';
import { bodyMass, excludedBy, ofBody, outsideLimits, type NoRisk, type Risk, type RiskEquation, type RiskFacts } from './risk.ts';

function byFindrisc(facts: RiskFacts): Risk | NoRisk {
  const { age, sex, medicines, factors = {} } = facts;
  if (age === undefined || sex === undefined) return { reason: 'your year of birth or your sex is not known' };
  const excluded = excludedBy(facts, 'diabetes', 'pregnancy');
  if (excluded !== undefined) return excluded;
  const { activeDaily, vegetablesDaily, highGlucoseEver, familyDiabetes } = factors;
  if (activeDaily === undefined || vegetablesDaily === undefined || highGlucoseEver === undefined || familyDiabetes === undefined)
    return { reason: 'activity, vegetables, high glucose in the past or diabetes in the family were not told' };
  if (medicines === undefined) return { reason: 'nothing was told of medicines for blood pressure' };
  const body = bodyMass(facts);
  const waist = ofBody(facts, 'waist-circumference', 'cm', 0);
  if (body === undefined) return { reason: 'no weight of the last year, or no height' };
  if (waist === undefined) return { reason: 'no waist of the last year' };
  const result = findrisc({
    age,
    sex,
    bmi: body.bmi,
    waistCm: waist.value,
    active: activeDaily,
    vegetablesDaily,
    bloodPressureDrug: medicines.includes('for-blood-pressure'),
    highGlucose: highGlucoseEver,
    family: familyDiabetes,
  });
  if (!result.ok) return outsideLimits(result);
  const { points, band } = result.value;
  return {
    rationale:
      'Adults without known diabetes; for South Asian adults the limits of the waist are too high. C-statistic in 47,804 people in Norway (HUNT3) 0.77. Points and band alone: the shares that are printed on the form are far above those found since (13.5 % in ten years at 15 points or more).',
    predictions: [{ outcome: 'Type 2 diabetes', years: 10, category: `${band}, ${points} of 26 points` }],
    inputs: [body.weight, waist],
  };
}

/** Points for type 2 diabetes. */
export const FINDRISC: RiskEquation = {
  method: 'findrisc',
  name: 'FINDRISC',
  version: '1',
  citation: 'Diabetes Care 2003;26:725, doi 10.2337/diacare.26.3.725',
  metrics: ['body-mass', 'waist-circumference'],
  assess: byFindrisc,
};
