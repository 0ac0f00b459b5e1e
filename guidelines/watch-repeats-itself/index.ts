import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** npj Digital Medicine 2020, INTERLIVE 2021: data quality. */
export const guideline: Guideline = { manifest, ...when(manifest, ['readings-stuck']) };
