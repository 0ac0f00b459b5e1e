import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** World Sleep Society 2025: data quality. */
export const guideline: Guideline = { manifest, ...when(manifest, ['few-nights']) };
