import { outside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at } from './series.ts';

/** Sleep (1) or wake (0) of one stretch of time; null when it is not known. */
export type SleepEpoch = 0 | 1 | null;

/** Sleep Regularity Index, -100 to 100, and what it rests on. */
export interface SleepRegularity {
  readonly index: number;
  /** Epoch pairs exactly 24 h apart with both states known. */
  readonly validPairs: number;
  /** The same as days. */
  readonly days: number;
  /** At least five days of pairs, the minimum of Windred 2021; below that the index is not to be shown. */
  readonly sufficient: boolean;
}

/** Days of pairs that make an index worth showing (Windred 2021). */
const SUFFICIENT_DAYS = 5;
/** A noon-to-noon day that lacks more than this is left out whole: its known part is not a fair picture (Windred 2021). */
const MOST_MISSING_HOURS = 6;

/**
 * Sleep Regularity Index: the share of moments at which a person is in the same state as 24 h before, scaled to -100..100.
 *
 * 100 is the same every day, 0 is chance. Epochs of equal length that divides a day, in time order, on a clock without
 * summer-time jumps. `keepCompleteNights` has the rule on gaps.
 * @formula -100 + 200 x share of epoch pairs 24 h apart in the same state
 * @units -100 to 100.
 * @needs Needs one valid pair to compute, five days to show.
 * @for For people who wear the device every night; shift work shows as irregular.
 * @accuracy Equal to R sleepreg on its example (90.429) and to counting pairs on 200 random series.
 * @see Phillips et al., Sci Rep 2017;7:3216, doi 10.1038/s41598-017-03171-4
 */
export function sleepRegularity(input: { readonly epochs: readonly SleepEpoch[]; readonly epochMinutes: number }): Result<SleepRegularity> {
  const refusal = outside('epochMinutes', input.epochMinutes, [1 / 60, 60]);
  if (refusal) return refusal;
  const perDay = Math.round(1440 / input.epochMinutes);
  let validPairs = 0;
  let same = 0;
  for (let index = perDay; index < input.epochs.length; index += 1) {
    const now = at(input.epochs, index);
    const yesterday = at(input.epochs, index - perDay);
    if (now === null || yesterday === null) continue;
    validPairs += 1;
    if (now === yesterday) same += 1;
  }
  if (validPairs === 0) return tooFew(1, 0);
  const days = validPairs / perDay;
  return ok({ index: -100 + (200 * same) / validPairs, validPairs, days, sufficient: days >= SUFFICIENT_DAYS });
}

/**
 * Blanks each noon-to-noon day in which more than 6 h are unknown, so that half-worn days cannot pass as regular ones.
 *
 * `startMinute` is the local clock minute (0 to 1439) of the first epoch; time before the first and after the last epoch is unknown.
 * @see Windred et al., Sleep 2021;44:zsab254, doi 10.1093/sleep/zsab254
 */
export function keepCompleteNights(input: {
  readonly epochs: readonly SleepEpoch[];
  readonly epochMinutes: number;
  readonly startMinute: number;
}): SleepEpoch[] {
  const perDay = Math.round(1440 / input.epochMinutes);
  const sinceNoon = Math.floor(((((input.startMinute - 720) % 1440) + 1440) % 1440) / input.epochMinutes);
  const kept: SleepEpoch[] = [...input.epochs];
  const mostMissing = (MOST_MISSING_HOURS * 60) / input.epochMinutes;
  for (let start = -sinceNoon; start < kept.length; start += perDay) {
    const from = Math.max(0, start);
    const to = Math.min(kept.length, start + perDay);
    const known = kept.slice(from, to).filter((state) => state !== null).length;
    if (perDay - known > mostMissing) kept.fill(null, from, to);
  }
  return kept;
}
