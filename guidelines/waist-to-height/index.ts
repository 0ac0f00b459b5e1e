import { type Guideline, type LatestRule, type Manifest, whenLatest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

const ofHeight: LatestRule['as'] = (waist, { facts: { heightCm } }) => (heightCm === undefined ? undefined : waist / heightCm);

/** National Institute for Health and Care Excellence 2025: waist. */
export const guideline: Guideline = {
  manifest,
  ...whenLatest(manifest, {
    metric: 'waist-circumference',
    from: 0.5,
    unit: '1',
    decimals: 2,
    withinDays: 180,
    variation: 0.02,
    as: ofHeight,
    needs: 'we do not know your height',
  }),
};
