import { AGE, type Guideline, type Manifest, SMOKING, type ToldRule, whenTold } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

const MOST_YEARS_SINCE = 15;
const LEAST_PACK_YEARS = 20;
const hasSmokedMuch: ToldRule['holds'] = ({ facts: { smoking, today } }) =>
  (smoking?.packYears ?? 0) >= LEAST_PACK_YEARS &&
  (smoking?.status === 'current' ||
    (smoking?.status === 'former' && smoking.quitYear !== undefined && Number(today.slice(0, 4)) - smoking.quitYear <= MOST_YEARS_SINCE));

/** US Preventive Services Task Force 2021: check up. */
export const guideline: Guideline = { manifest, ...whenTold(manifest, { needs: [AGE, SMOKING], holds: hasSmokedMuch }) };
