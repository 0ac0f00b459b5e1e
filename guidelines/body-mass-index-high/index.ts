import { bodyMassIndex, type Guideline, type Manifest, whenLatest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** US Preventive Services Task Force 2018: weight. */
export const guideline: Guideline = {
  manifest,
  ...whenLatest(manifest, {
    metric: 'body-mass',
    from: 30,
    unit: 'kg/m2',
    decimals: 1,
    withinDays: 90,
    variation: 0.02,
    as: bodyMassIndex,
    needs: 'we do not know your height',
  }),
};
