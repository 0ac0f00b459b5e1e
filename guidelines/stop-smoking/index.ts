import { type Guideline, type Manifest, SMOKING, whenTold } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** US Preventive Services Task Force 2021: smoking. */
export const guideline: Guideline = {
  manifest,
  ...whenTold(manifest, { needs: [SMOKING], holds: ({ facts: { smoking } }) => smoking?.status === 'current' }),
};
