import { type Guideline, type Manifest, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** Brown and colleagues, PLOS Biology 2022: sleep timing. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, { metric: 'time-in-daylight', days: 14, needed: 10, to: 30, unit: 'min', decimals: 0 }),
};
