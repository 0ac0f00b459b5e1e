import { AGE, type Guideline, type Manifest, recent, type ToldRule, whenTold } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

const hasNoReading: ToldRule['holds'] = (situation) => recent(situation, 'blood-pressure-systolic', 365).length === 0;

/** US Preventive Services Task Force 2021: check up. */
export const guideline: Guideline = { manifest, ...whenTold(manifest, { needs: [AGE], holds: hasNoReading }) };
