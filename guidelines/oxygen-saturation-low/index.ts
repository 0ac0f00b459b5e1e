import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** US Food and Drug Administration 2025: respiration. */
export const guideline: Guideline = { manifest, ...when(manifest, ['oxygen-saturation-low']) };
