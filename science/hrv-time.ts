import { medianOf } from './median.ts';
import { outside } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { differences, mean, sampleSd, sumOfSquares } from './series.ts';

/** Time-domain heart rate variability; intervals in ms, rates in beats per minute, shares in percent. */
export interface HrvTime {
  readonly count: number;
  readonly meanNn: number;
  readonly medianNn: number;
  readonly rangeNn: number;
  readonly sdnn: number;
  readonly sdsd: number;
  /** The same with n instead of n - 1, as some packages print it. */
  readonly sdsdPopulation: number;
  readonly rmssd: number;
  readonly lnRmssd: number;
  readonly nn50: number;
  readonly pnn50: number;
  readonly nn20: number;
  readonly pnn20: number;
  readonly cvnn: number;
  readonly cvsd: number;
  /** Mean of the momentary rates 60000/NN: not 60000 divided by the mean NN. */
  readonly meanHeartRate: number;
  readonly maxHeartRate: number;
  readonly minHeartRate: number;
  readonly sdHeartRatePopulation: number;
  /** Poincaré widths across and along the line of identity. */
  readonly sd1: number;
  readonly sd2: number;
}

/**
 * Time-domain measures from normal-to-normal intervals.
 *
 * Intervals 200 to 3000 ms, in time order, ectopic beats and artefacts removed before. Needs 3 intervals to compute; 2 min (rMSSD) to
 * 24 h (SDNN) to compare with published values. Compare recordings of equal length only. Not for atrial fibrillation or pacing.
 * @formula SDNN = SD(NN) with n - 1; rMSSD = sqrt(mean(diff^2)); pNNx = share of differences above x ms; SD1 = SD(diff) / sqrt 2; SD2 =
 *   sqrt(2 SDNN^2 - SD1^2)
 * @accuracy Arithmetic equals hrv-analysis' published 1,000 intervals within 1e-9; wrist sensors add error of their own.
 * @see Task Force of ESC and NASPE, Circulation 1996;93:1043, doi 10.1161/01.CIR.93.5.1043;
 *   SD1, SD2: Brennan et al. 2001, doi 10.1109/10.959330
 */
export function hrvTime(nn: readonly number[]): Result<HrvTime> {
  if (nn.length < 3) return tooFew(3, nn.length);
  for (const interval of nn) {
    const refusal = outside('nn', interval, [200, 3000]);
    if (refusal) return refusal;
  }
  const steps = differences(nn);
  const rmssd = Math.sqrt(mean(steps.map((step) => step * step)));
  if (rmssd === 0) return noSpread;
  const meanNn = mean(nn);
  const sdnn = sampleSd(nn);
  const sdsd = sampleSd(steps);
  const over = (limit: number) => steps.filter((step) => Math.abs(step) > limit).length;
  const rates = nn.map((interval) => 60_000 / interval);
  return ok({
    count: nn.length,
    meanNn,
    medianNn: medianOf(nn),
    rangeNn: Math.max(...nn) - Math.min(...nn),
    sdnn,
    sdsd,
    sdsdPopulation: Math.sqrt(sumOfSquares(steps) / steps.length),
    rmssd,
    lnRmssd: Math.log(rmssd),
    nn50: over(50),
    pnn50: (100 * over(50)) / steps.length,
    nn20: over(20),
    pnn20: (100 * over(20)) / steps.length,
    cvnn: sdnn / meanNn,
    cvsd: rmssd / meanNn,
    meanHeartRate: mean(rates),
    maxHeartRate: Math.max(...rates),
    minHeartRate: Math.min(...rates),
    sdHeartRatePopulation: Math.sqrt(sumOfSquares(rates) / rates.length),
    sd1: sdsd / Math.SQRT2,
    sd2: Math.sqrt(Math.max(0, 2 * sdnn ** 2 - 0.5 * sdsd ** 2)),
  });
}
