import { type Guideline, type Manifest, whenAnswered } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** US Preventive Services Task Force 2023: wellbeing. */
export const guideline: Guideline = {
  manifest,
  ...whenAnswered(manifest, { instrument: 'phq9', withinDays: 90, holds: ({ total }) => total >= 10 }),
};
