import { type Guideline, type Manifest, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** World Health Organization 2020: sitting. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, { metric: 'sedentary-time', days: 14, needed: 10, from: 480, unit: 'min', decimals: 0 }),
};
