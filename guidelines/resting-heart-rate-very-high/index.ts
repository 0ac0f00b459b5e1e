import { when, type Guideline, type Manifest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** American Heart Association 2024: heart. */
export const guideline: Guideline = { manifest, judge: when(manifest, ['resting-heart-rate-very-high']) };
