import { type Guideline, type Manifest, whenLatest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** American Diabetes Association 2026: glucose. */
export const guideline: Guideline = {
  manifest,
  ...whenLatest(manifest, { metric: 'hemoglobin-a1c', from: 6.5, unit: '%', decimals: 1, withinDays: 400, variation: 0.025 }),
};
