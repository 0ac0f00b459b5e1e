import { ok, missing, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { robustZ } from './robust-z.ts';
import { present } from './series.ts';

/** Days before the day under test that may enter its baseline. */
export const BASELINE_DAYS = 28;
/** Fewer valid days than this say nothing. */
export const BASELINE_MINIMUM = 14;
const WATCH = 2;
const ALERT = 3;

/** Where the last day stands against the person's own recent days. */
export interface PersonalBaseline {
  readonly z: number;
  readonly status: 'ok' | 'watch' | 'alert';
  /** Valid days in the baseline. */
  readonly days: number;
  /** Median and robust standard deviation of those days, in the unit of the metric. */
  readonly centre: number;
  readonly scale: number;
}

function scoreOfDay(values: readonly (number | null)[], day: number, floor: number) {
  const value = values[day] ?? null;
  if (value === null) return missing('values');
  const reference = present(values.slice(Math.max(0, day - BASELINE_DAYS), day));
  if (reference.length < BASELINE_MINIMUM) return tooFew(BASELINE_MINIMUM, reference.length);
  const score = robustZ(value, reference, floor);
  return score.ok ? ok({ ...score.value, days: reference.length }) : score;
}

/**
 * Compares the last day with the person's own 28 calendar days before it (the day itself never enters, gaps are null).
 *
 * |z| of 3 or more is an alert, 2 or more a watch; a watch after a day that was 2 or more off in the same direction is an alert too.
 * `floor` is the smallest believable scale in the unit of the metric (0.5 for resting heart rate in beats per minute).
 * Needs 14 valid days; a change of device starts a new series; weekdays are not separated (that takes 28 valid days and more).
 * @formula z = (today - median) / max(1.4826 MAD, floor) of the 28 days before
 * @for For one person's own days; a change of device, pregnancy or beta blockers begin a new series.
 * @accuracy No published validation; in a simulation of normal independent days 1 of 53 was an alert.
 * @see Rule of this project, made from the robust z-score (Iglewicz & Hoaglin 1993); no published validation.
 */
export function personalBaseline(input: { readonly values: readonly (number | null)[]; readonly floor: number }): Result<PersonalBaseline> {
  const today = input.values.length - 1;
  const score = scoreOfDay(input.values, today, input.floor);
  if (!score.ok) return score;
  const { z } = score.value;
  const before = scoreOfDay(input.values, today - 1, input.floor);
  const repeated = before.ok && Math.abs(before.value.z) >= WATCH && Math.sign(before.value.z) === Math.sign(z);
  const status = Math.abs(z) >= ALERT ? 'alert' : Math.abs(z) < WATCH ? 'ok' : repeated ? 'alert' : 'watch';
  return ok({ ...score.value, status });
}
