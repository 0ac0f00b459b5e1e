import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** National Institute for Health and Care Excellence 2017: weight. */
export const guideline: Guideline = { manifest, ...when(manifest, ['weight-falling']) };
