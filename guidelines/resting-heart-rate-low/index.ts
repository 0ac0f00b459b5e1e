import { type Guideline, type Manifest, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** American College of Cardiology, American Heart Association and Heart Rhythm Society 2018: heart. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, { metric: 'resting-heart-rate', days: 14, needed: 10, to: 40, unit: '/min', decimals: 0 }),
};
