import { type Guideline, type Manifest, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** World Health Organization, Regional Office for Europe 2023: alcohol. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, { metric: 'alcoholic-drinks', days: 28, needed: 8, perDays: 7, from: 7, unit: '{drinks}', decimals: 0 }),
};
