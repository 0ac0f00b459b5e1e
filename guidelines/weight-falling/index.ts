import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** US Preventive Services Task Force 2018: weight. */
export const guideline: Guideline = { manifest, ...when(manifest, ['weight-falling']) };
