import { type Guideline, type Manifest, type MeanRule, recent, whenMean } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

const LIMIT_LOWER = 80;
const isLowerLow: MeanRule['and'] = (situation) => {
  const lower = recent(situation, 'blood-pressure-diastolic', 28).map(({ value }) => value);
  return lower.length > 0 && lower.reduce((sum, value) => sum + value, 0) / lower.length < LIMIT_LOWER;
};

/** American Heart Association and American College of Cardiology 2025: blood pressure. */
export const guideline: Guideline = {
  manifest,
  ...whenMean(manifest, {
    metric: 'blood-pressure-systolic',
    days: 28,
    needed: 6,
    from: 120,
    to: 130,
    unit: 'mm[Hg]',
    decimals: 0,
    alsoReads: ['blood-pressure-diastolic'],
    and: isLowerLow,
  }),
};
