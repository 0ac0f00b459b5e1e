import { type Guideline, type Manifest, whenAnswered } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** US Preventive Services Task Force 2018: alcohol. */
export const guideline: Guideline = {
  manifest,
  ...whenAnswered(manifest, { instrument: 'audit-c', withinDays: 90, holds: ({ total }, { sex }) => total >= (sex === 'male' ? 4 : 3) }),
};
