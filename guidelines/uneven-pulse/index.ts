import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** European Society of Cardiology 2024: heart. */
export const guideline: Guideline = { manifest, ...when(manifest, ['pulse-irregular']) };
