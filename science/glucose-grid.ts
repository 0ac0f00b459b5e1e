import { firstOutside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, last } from './series.ts';

/** One sensor value: minutes of local time since any midnight, and mg/dL. */
export interface GlucoseReading {
  readonly minute: number;
  readonly mgPerDl: number;
}

/** Readings on a grid of five minutes from the first local midnight on; undefined where there is nothing to interpolate. */
export type GlucoseGrid = readonly (number | undefined)[];

/** Minutes between two points of the grid. */
export const GRID_MINUTES = 5;
/** Points of one day. */
export const GRID_POINTS_A_DAY = 288;
const DAY = 1440;
/** Gaps longer than this (minutes) stay empty. */
const MOST_INTERPOLATED = 45;
const MINIMUM = 12;

/**
 * Puts sensor readings on a five-minute grid by straight lines; gaps over 45 min stay empty.
 *
 * mg/dL 20 to 600, local minutes in ascending order, 12 readings or more. Local time must not jump: leave out the days of clock changes.
 * @formula g(t) = g_a + (g_b - g_a)(t - a) / (b - a) for gaps up to 45 min
 * @needs Needs 12 readings.
 * @for For people who wear a glucose sensor.
 * @accuracy Exact; the grid is that of R iglu 4.3.0.
 * @see Broll et al., PLoS One 2021;16:e0248560, doi 10.1371/journal.pone.0248560
 */
export function glucoseGrid(readings: readonly GlucoseReading[]): Result<GlucoseGrid> {
  if (readings.length < MINIMUM) return tooFew(MINIMUM, readings.length);
  for (const [index, { minute, mgPerDl }] of readings.entries()) {
    const earliest = index === 0 ? -Number.MAX_VALUE : at(readings, index - 1).minute;
    const refusal = firstOutside({ minute, mgPerDl }, { minute: [earliest, Number.MAX_VALUE], mgPerDl: [20, 600] });
    if (refusal) return refusal;
  }
  const [first, end] = [at(readings, 0).minute, last(readings).minute];
  const midnight = Math.floor(first / DAY) * DAY;
  const points = Math.ceil((end - first) / DAY + 1) * GRID_POINTS_A_DAY;
  let before = 0;
  const grid = Array.from({ length: points }, (_, index) => {
    const minute = midnight + (index + 1) * GRID_MINUTES;
    while (before < readings.length - 2 && at(readings, before + 1).minute < minute) before += 1;
    return minute < first || minute > end ? undefined : between(at(readings, before), at(readings, before + 1), minute);
  });
  return ok(grid);
}

function between(a: GlucoseReading, b: GlucoseReading, minute: number): number | undefined {
  const gap = b.minute - a.minute;
  if (gap === 0) return b.mgPerDl;
  if (gap > MOST_INTERPOLATED && minute > a.minute && minute < b.minute) return undefined;
  return a.mgPerDl + ((b.mgPerDl - a.mgPerDl) * (minute - a.minute)) / gap;
}
