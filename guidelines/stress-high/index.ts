import { type Guideline, type Manifest, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** World Health Organization 2020: wellbeing. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, { metric: 'stress-level', days: 14, needed: 10, from: 60, unit: '{score}', decimals: 0 }),
};
