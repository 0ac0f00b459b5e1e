import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** European College of Sport Science and American College of Sports Medicine 2013: training. */
export const guideline: Guideline = { manifest, ...when(manifest, ['no-rest-days']) };
