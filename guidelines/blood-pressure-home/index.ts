import { when, type Guideline, type Manifest } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** American College of Cardiology and American Heart Association 2017: blood pressure. */
export const guideline: Guideline = { manifest, judge: when(manifest, ['blood-pressure-above-limit']) };
