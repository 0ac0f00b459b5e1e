import { AGE, bodyMassIndex, type Guideline, type Manifest, recent, type ToldRule, whenTold } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

const THREE_YEARS = 1095;
const OVERWEIGHT = 25;
const isDue: ToldRule['holds'] = (situation) => {
  const weight = recent(situation, 'body-mass', 365).at(-1)?.value;
  const index = weight === undefined ? undefined : bodyMassIndex(weight, situation);
  const known = ['hemoglobin-a1c', 'fasting-glucose'].some((metric) => recent(situation, metric, THREE_YEARS).length > 0);
  return index !== undefined && index >= OVERWEIGHT && !known;
};

/** US Preventive Services Task Force 2021: check up. */
export const guideline: Guideline = { manifest, ...whenTold(manifest, { needs: [AGE], holds: isDue }) };
