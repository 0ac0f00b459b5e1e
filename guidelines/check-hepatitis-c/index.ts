import { AGE, type Guideline, type Manifest, whenTold } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** US Preventive Services Task Force 2020: check up. */
export const guideline: Guideline = { manifest, ...whenTold(manifest, { needs: [AGE], holds: () => true }) };
