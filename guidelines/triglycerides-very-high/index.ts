import { type Guideline, type Manifest, whenLatest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** European Society of Cardiology and European Atherosclerosis Society 2019: lipids. */
export const guideline: Guideline = {
  manifest,
  ...whenLatest(manifest, { metric: 'triglycerides', from: 500, unit: 'mg/dL', decimals: 0, withinDays: 365, variation: 0.2 }),
};
