import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** Plews and colleagues, Sports Medicine 2013: recovery. */
export const guideline: Guideline = { manifest, ...when(manifest, ['hrv-below-usual']) };
