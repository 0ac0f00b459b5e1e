import { type Guideline, type Manifest, whenLatest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** National Health Service 2024: recovery. */
export const guideline: Guideline = {
  manifest,
  ...whenLatest(manifest, { metric: 'body-temperature', from: 38, unit: 'Cel', decimals: 1, withinDays: 5, variation: 0.005 }),
};
