import { type Guideline, type Manifest, when } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** Alavi and colleagues, Nature Medicine 2022: recovery. */
export const guideline: Guideline = { manifest, ...when(manifest, ['respiratory-rate-above-usual']) };
