import { notFinite, outside } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, differences, mean, sumOfSquares } from './series.ts';

/** Strength and shape of the daily rhythm of activity. */
export interface CircadianRhythm {
  /** Interdaily stability, 0 to 1. */
  readonly stability: number;
  /** Intradaily variability, about 0 (smooth) to 2 (noise). */
  readonly variability: number;
  /** Lowest five and highest ten hours of the average day, in the unit of the data, and the clock hour at which they begin. */
  readonly lowest5: number;
  readonly lowest5Start: number;
  readonly highest10: number;
  readonly highest10Start: number;
  /** (highest - lowest) / (highest + lowest), 0 to 1. */
  readonly relativeAmplitude: number;
}

const HOURS = 24;

/** Mean of `length` hours from each hour of a circular day, and the extreme one. */
function extreme(day: readonly number[], length: number, better: (a: number, b: number) => boolean) {
  const windows = day.map((_, start) => mean(Array.from({ length }, (__, offset) => at(day, (start + offset) % HOURS))));
  const start = windows.reduce((best, value, index) => (better(value, at(windows, best)) ? index : best), 0);
  return { start, value: at(windows, start) };
}

/**
 * Non-parametric measures of the daily rhythm from hourly activity.
 *
 * Any unit of activity, hourly, no gaps, local time without summer-time jumps; `startHour` is the clock hour of the first value (0 to
 * 23). Needs three days; a week is usual. Misleads when the device is taken off.
 * @formula IS = n sum_h (mean_h - mean)^2 / (24 sum (x - mean)^2); IV = n sum (x_i - x_(i-1))^2 / ((n - 1) sum (x - mean)^2); RA = (M10
 *   - L5) / (M10 + L5)
 * @for For people who wear the device day and night; shift work and travel show as irregular.
 * @accuracy Exact by the paper's formula; packages divide otherwise (IS 0.632 instead of 0.615 for the same days).
 * @see Witting et al., Biol Psychiatry 1990;27:563, doi 10.1016/0006-3223(90)90523-5; Van Someren et al., Chronobiol Int 1999;16:505
 */
export function circadianRhythm(input: { readonly hourly: readonly number[]; readonly startHour: number }): Result<CircadianRhythm> {
  const { hourly, startHour } = input;
  const n = hourly.length;
  if (n < 3 * HOURS) return tooFew(3 * HOURS, n);
  const refusal = outside('startHour', startHour, [0, 23]) ?? notFinite('hourly', hourly);
  if (refusal) return refusal;
  const total = sumOfSquares(hourly);
  if (total === 0) return noSpread;
  const centre = mean(hourly);
  const day = Array.from({ length: HOURS }, (_, hour) => mean(hourly.filter((__, index) => index % HOURS === hour)));
  const between = day.reduce((squares, value) => squares + (value - centre) ** 2, 0);
  const steps = differences(hourly).reduce((squares, step) => squares + step * step, 0);
  const low = extreme(day, 5, (a, b) => a < b);
  const high = extreme(day, 10, (a, b) => a > b);
  return ok({
    stability: (n * between) / (HOURS * total),
    variability: (n * steps) / ((n - 1) * total),
    lowest5: low.value,
    lowest5Start: (startHour + low.start) % HOURS,
    highest10: high.value,
    highest10Start: (startHour + high.start) % HOURS,
    relativeAmplitude: (high.value - low.value) / (high.value + low.value),
  });
}
