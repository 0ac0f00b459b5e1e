import { GRID_MINUTES, GRID_POINTS_A_DAY } from './glucose-grid.ts';
import type { GlucoseGrid } from './glucose-grid.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { mean, present, sampleSd } from './series.ts';

/** How much glucose moves within a day, between days, and from moment to moment; mg/dL unless said. */
export interface GlucoseVariability {
  /** Mean distance to the same time on the day before. */
  readonly modd: number;
  /** SD of the difference to the same time on the day before. */
  readonly conga24: number;
  /** Mean absolute change, mg/dL an hour. */
  readonly mag: number;
  /** Glycaemic variability percentage: how much longer the curve is than a flat line, %. */
  readonly gvp: number;
  readonly sdWithinDays: number;
  readonly sdBetweenDays: number;
  readonly sdOfDailyMeans: number;
  /** Mean of the daily coefficients of variation, %. */
  readonly meanDailyCv: number;
  /** SD of the rate of change over 15 min, mg/dL a minute. */
  readonly sdOfRate: number;
}

const RATE_POINTS = 3;

function changes(grid: GlucoseGrid, points: number): number[] {
  return grid.flatMap((value, index) => {
    const earlier = grid[index - points];
    return value === undefined || earlier === undefined ? [] : [value - earlier];
  });
}

/**
 * Variability of glucose on a five-minute grid.
 *
 * Needs two days of which a part overlaps in time; two weeks to be typical. Depends on the grid: compare only with the same method.
 * @formula MODD = mean abs(g(t) - g(t - 24 h)); CONGA = SD of that difference; MAG = mean abs step an hour; GVP = 100 (curve length /
 *   flat length - 1)
 * @units mg/dL unless said.
 * @for For people who wear a glucose sensor.
 * @accuracy Equal to R iglu 4.3.0 on its five people within 1e-5.
 * @see Molnar 1972 (MODD); McDonnell 2005 (CONGA), doi 10.1089/dia.2005.7.253; Hermanides 2010 (MAG), doi 10.1097/CCM.0b013e3181cc4be9;
 *   Peyser 2018 (GVP), doi 10.1089/dia.2017.0187; Rodbard 2009 (SDs), doi 10.1089/dia.2009.0015
 */
export function glucoseVariability(grid: GlucoseGrid): Result<GlucoseVariability> {
  const days = Array.from({ length: Math.ceil(grid.length / GRID_POINTS_A_DAY) }, (_, day) =>
    present(grid.slice(day * GRID_POINTS_A_DAY, (day + 1) * GRID_POINTS_A_DAY)),
  ).filter((values) => values.length > 1);
  const toYesterday = changes(grid, GRID_POINTS_A_DAY);
  if (days.length < 2 || toYesterday.length < 2) return tooFew(2, Math.min(days.length, toYesterday.length));
  const clock = Array.from({ length: GRID_POINTS_A_DAY }, (_, time) => present(grid.filter((__, i) => i % GRID_POINTS_A_DAY === time)));
  const steps = changes(grid, 1);
  const rates = changes(grid, RATE_POINTS).map((change) => change / (RATE_POINTS * GRID_MINUTES));
  if (rates.length < 2) return tooFew(2, rates.length);
  if (steps.every((step) => step === 0)) return noSpread;
  return ok({
    modd: mean(toYesterday.map(Math.abs)),
    conga24: sampleSd(toYesterday),
    mag: mean(steps.map(Math.abs)) * (60 / GRID_MINUTES),
    gvp: 100 * (mean(steps.map((step) => Math.hypot(step, GRID_MINUTES))) / GRID_MINUTES - 1),
    sdWithinDays: mean(days.map(sampleSd)),
    sdBetweenDays: mean(clock.filter((values) => values.length > 1).map(sampleSd)),
    sdOfDailyMeans: sampleSd(days.map(mean)),
    meanDailyCv: mean(days.map((values) => (100 * sampleSd(values)) / mean(values))),
    sdOfRate: sampleSd(rates),
  });
}
