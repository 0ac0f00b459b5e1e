import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** National Sleep Foundation 2023: sleep. */
export const guideline: Guideline = { manifest, ...when(manifest, ['bedtime-later']) };
