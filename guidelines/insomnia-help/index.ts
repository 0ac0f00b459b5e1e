import { type Guideline, type Manifest, whenAnswered } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** American Academy of Sleep Medicine 2021: sleep. */
export const guideline: Guideline = {
  manifest,
  ...whenAnswered(manifest, { instrument: 'isi', withinDays: 90, holds: ({ total }) => total >= 15 }),
};
