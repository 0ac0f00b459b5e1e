import { AGE, type Guideline, type Manifest, whenTold } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** Council of the European Union 2022: check up. */
export const guideline: Guideline = { manifest, ...whenTold(manifest, { needs: [AGE], holds: () => true }) };
