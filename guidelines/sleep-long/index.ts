import { type Guideline, type Manifest, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** National Sleep Foundation 2015: sleep. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, { metric: 'sleep-duration', days: 14, needed: 10, from: 600, unit: 'min', decimals: 0 }),
};
