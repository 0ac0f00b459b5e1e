import { outside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { mean, sampleSd } from './series.ts';

/** The last week of heart rate variability against the weeks before it, in ln(ms). */
export interface HrvBaseline {
  readonly weekMean: number;
  readonly baselineMean: number;
  readonly baselineSd: number;
  /** Baseline mean minus and plus half a standard deviation: changes inside are too small to matter. */
  readonly low: number;
  readonly high: number;
  readonly status: 'below' | 'within' | 'above';
  readonly baselineDays: number;
}

/** Fewer days than this make no band. */
const BASELINE_MINIMUM = 14;

/**
 * Mean ln rMSSD of the last 7 mornings or nights against the band of up to 60 days before them (mean +- 0.5 SD).
 *
 * rMSSD 1 to 400 ms, one a day in time order, all from one device and one posture. Needs 14 days before the week.
 * Wrist sensors give pulse rate variability: compare within one device only. Not for atrial fibrillation or pacemakers.
 * @formula mean of ln rMSSD over 7 against mean +- 0.5 SD of up to 60 before
 * @accuracy Arithmetic is exact; that a band of half an SD tells meaningful change is a convention of sports science (Plews 2013).
 * @see Plews et al., Sports Med 2013;43:773, doi 10.1007/s40279-013-0071-8; Buchheit, Front Physiol 2014;5:73, doi 10.3389/fphys.2014.00073
 */
export function hrvBaseline(rmssd: readonly number[], window = 7, baseline = 60): Result<HrvBaseline> {
  const needed = window + BASELINE_MINIMUM;
  if (rmssd.length < needed) return tooFew(needed, rmssd.length);
  for (const value of rmssd) {
    const refusal = outside('rmssd', value, [1, 400]);
    if (refusal) return refusal;
  }
  const logs = rmssd.map(Math.log);
  const before = logs.slice(0, -window).slice(-baseline);
  const weekMean = mean(logs.slice(-window));
  const baselineMean = mean(before);
  const baselineSd = sampleSd(before);
  const low = baselineMean - 0.5 * baselineSd;
  const high = baselineMean + 0.5 * baselineSd;
  const status = weekMean < low ? 'below' : weekMean > high ? 'above' : 'within';
  return ok({ weekMean, baselineMean, baselineSd, low, high, status, baselineDays: before.length });
}
