import { type Guideline, type Manifest, type Reading, recent, type ToldRule, whenTold } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

const FORTNIGHT = 14;
const lately: (situation: Parameters<ToldRule['holds']>[0]) => readonly Reading[] = (situation) =>
  recent(situation, 'step-count', FORTNIGHT);
const isRarelyWorn: ToldRule['holds'] = (situation) =>
  lately(situation).length < FORTNIGHT / 2 && recent(situation, 'step-count', 60).length - lately(situation).length >= FORTNIGHT;
const figures: ToldRule['figures'] = (situation) => [
  { name: 'days', metric: 'step-count', value: lately(situation).length, unit: '{days}', decimals: 0, n: lately(situation).length },
];
const basis: ToldRule['basis'] = (situation) => [
  {
    figure: 'days',
    metric: 'step-count',
    days: lately(situation).map(({ day }) => day),
    values: lately(situation).map(({ value }) => value),
  },
];

/** World Sleep Society 2025: data quality. */
export const guideline: Guideline = {
  manifest,
  ...whenTold(manifest, { needs: [], reads: ['step-count'], holds: isRarelyWorn, figures, basis }),
};
