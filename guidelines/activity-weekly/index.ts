import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** World Health Organization 2020: activity. */
export const guideline: Guideline = { manifest, ...when(manifest, ['low-activity']) };
