import { when, type Guideline, type Manifest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** American Diabetes Association 2025: glucose. */
export const guideline: Guideline = { manifest, judge: when(manifest, ['glucose-above-range']) };
