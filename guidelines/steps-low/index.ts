import { type Guideline, type Manifest, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** Paluch and colleagues, Lancet Public Health 2022: activity. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, { metric: 'step-count', days: 14, needed: 10, to: 5000, unit: '{steps}', decimals: 0 }),
};
