import { type Guideline, type Manifest, whenLatest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** KDIGO 2024: kidney. */
export const guideline: Guideline = {
  manifest,
  ...whenLatest(manifest, {
    metric: 'urine-albumin-creatinine-ratio',
    from: 30,
    unit: 'mg/g',
    decimals: 0,
    withinDays: 400,
    variation: 0.35,
  }),
};
