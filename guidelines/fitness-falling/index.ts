import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** American Heart Association 2016: fitness. */
export const guideline: Guideline = { manifest, ...when(manifest, ['fitness-falling']) };
