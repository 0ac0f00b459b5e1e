import { quantile } from '@aceso/science';
import { addDays, between, type DayValue } from './days.ts';

/** Days before a value that its usual range is made of. */
export const USUAL_DAYS = 60;
/** Values needed before anything is called usual. */
export const USUAL_NEEDS = 14;
const LOW = 0.1;
const HIGH = 0.9;

/** What is usual for a person: 8 in 10 of their own values lay between. Unit of the values. */
export interface Usual {
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export type UsualOrLearning = { readonly usual: Usual } | { readonly learning: { readonly have: number; readonly need: number } };

/**
 * Usual range on a day: 10th to 90th percentile (type 7) of the 60 days before it, the day itself left out.
 *
 * Needs 14 values; until then it says how many there are.
 */
export function usualBefore(values: readonly DayValue[], day: string): UsualOrLearning {
  const before = between(values, addDays(day, -USUAL_DAYS), addDays(day, -1)).map(({ value }) => value);
  if (before.length < USUAL_NEEDS) return { learning: { have: before.length, need: USUAL_NEEDS } };
  return { usual: { low: shareOf(before, LOW), high: shareOf(before, HIGH), n: before.length } };
}

/** What was usual on a day. Unit of the values. */
export interface UsualOn {
  readonly day: string;
  readonly low: number;
  readonly high: number;
}

/**
 * Usual range on each of the days, in their order; days without enough values before them are left out.
 *
 * @param values oldest first, reaching 60 days back from the first of the days
 */
export const usualBand = (values: readonly DayValue[], days: readonly string[]): readonly UsualOn[] => {
  let start = 0;
  let end = 0;
  return days.flatMap((day) => {
    const from = addDays(day, -USUAL_DAYS);
    while (start < values.length && (values[start]?.day ?? day) < from) start += 1;
    while (end < values.length && (values[end]?.day ?? day) < day) end += 1;
    const range = usualBefore(values.slice(start, end), day);
    return 'usual' in range ? [{ day, low: range.usual.low, high: range.usual.high }] : [];
  });
};

/** Quantile of values that are known to be finite and not empty. */
export function shareOf(values: readonly number[], share: number): number {
  const result = quantile(values, share);
  if (!result.ok) throw new Error(`no quantile: ${result.reason}`);
  return result.value;
}
