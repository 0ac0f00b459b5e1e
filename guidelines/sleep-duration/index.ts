import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** American Academy of Sleep Medicine and Sleep Research Society 2015: sleep. */
export const guideline: Guideline = { manifest, ...when(manifest, ['short-sleep']) };
