import { mannKendall, pairsRisingFasterThan, senSlope, type MannKendall, type SenSlope } from '@aceso/science';

/** A steady change over a series. */
export interface SteadyTrend {
  readonly trend: MannKendall;
  readonly slope: SenSlope;
}

/** Slopes that are told from a limit by rounding alone are worked out. */
const ROUNDING = 1e-9;
const CONFIDENCE = 0.95;

/**
 * Whether values rose by so much or more from the first to the last, by the median of the slopes between all pairs; undefined when they did
 * not, or cannot be told. Counting pairs is quicker than working out their slopes, which few series need.
 *
 * @param atMostP with a greater p of Mann and Kendall it is none either
 */
export function steadyRise(values: readonly number[], least: number, atMostP = 1): SteadyTrend | undefined {
  const limit = least / (values.length - 1);
  const half = Math.floor((values.length * (values.length - 1)) / 4);
  if (pairsRisingFasterThan(values, limit - ROUNDING * Math.abs(limit)) < half) return undefined;
  return trendOf(values, atMostP);
}

function trendOf(values: readonly number[], atMostP: number): SteadyTrend | undefined {
  const trend = mannKendall(values);
  if (trend.ok && trend.value.p > atMostP) return undefined;
  const slope = senSlope(values, CONFIDENCE, trend);
  return trend.ok && slope.ok ? { trend: trend.value, slope: slope.value } : undefined;
}

/** The same of a fall. */
export function steadyFall(values: readonly number[], least: number): SteadyTrend | undefined {
  const risen = steadyRise(
    values.map((value) => -value),
    least,
  );
  return risen && trendOf(values, 1);
}
