import { type Guideline, type Manifest, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** European Society of Cardiology 2024: heart. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, { metric: 'atrial-fibrillation-burden', days: 28, needed: 2, from: 2, unit: '%', decimals: 0 }),
};
