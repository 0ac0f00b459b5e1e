import type { Metric } from '@aceso/contracts/vocabulary';

/** Bands of age in years; people of 90 and more are one band (45 CFR 164.514(b)(2)). */
export const AGE_BANDS = ['18-29', '30-39', '40-49', '50-59', '60-69', '70-79', '80-89', '90+', 'unknown'] as const;
export const SEXES = ['female', 'male', 'unknown'] as const;

const ADULT = 18;
const OLDEST = 90;

/** Band of age of somebody born in a year; undefined for somebody who may be under 18: children are in no statistic. */
export function ageBand(birthYear: number | undefined, thisYear: number): (typeof AGE_BANDS)[number] | undefined {
  if (birthYear === undefined) return 'unknown';
  // Before this year's birthday: the younger of the two possible ages, so that nobody of 17 slips in.
  const age = thisYear - birthYear - 1;
  if (age < ADULT) return undefined;
  if (age >= OLDEST) return '90+';
  if (age < 30) return '18-29';
  const decade = Math.floor(age / 10) * 10;
  return AGE_BANDS.find((band) => band === `${decade}-${decade + 9}`);
}

/** A daily value as it is kept: within the plausible range, no finer than the metric is measured. */
export function generalised(value: number, { plausible, decimals }: Pick<Metric, 'plausible' | 'decimals'>): number {
  const within = Math.min(plausible.maximum, Math.max(plausible.minimum, value));
  return Number(within.toFixed(decimals));
}
