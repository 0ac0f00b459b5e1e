import { type Guideline, type Manifest, type ToldRule, whenTold } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

const isUnmeasured: ToldRule['holds'] = ({ facts: { series } }) =>
  series.has('ldl-cholesterol') && !series.has('lipoprotein-a') && !series.has('lipoprotein-a-mass');

/** European Society of Cardiology and European Atherosclerosis Society 2025: lipids. */
export const guideline: Guideline = {
  manifest,
  ...whenTold(manifest, { needs: [], reads: ['ldl-cholesterol', 'lipoprotein-a', 'lipoprotein-a-mass'], holds: isUnmeasured }),
};
