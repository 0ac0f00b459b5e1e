import { type Guideline, type Manifest, whenAnswered } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** World Health Organization 2020: wellbeing. */
export const guideline: Guideline = {
  manifest,
  ...whenAnswered(manifest, { instrument: 'who5', withinDays: 90, holds: ({ total }) => total <= 50 }),
};
