import { firstOutside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { sum } from './series.ts';
import type { Sex } from './sex.ts';

/** Morton's weights for the rise of lactate with heart rate: factor and exponent. */
const LACTATE: Readonly<Record<Sex, readonly [factor: number, exponent: number]>> = { male: [0.64, 1.92], female: [0.86, 1.67] };

/**
 * Banister's training impulse of one workout: minutes x share of heart rate reserve x an exponential weight for intensity.
 *
 * Arbitrary units. Minutes 0 to 1440; heart rates in beats per minute with rest < mean <= max, rest 25 to 120, max 100 to 240.
 * Heart rate must be measured, not estimated; not with beta blockers.
 * @formula minutes r 0.64 e^(1.92 r) (men) or minutes r 0.86 e^(1.67 r) (women), r = (mean - rest) / (maximum - rest)
 * @needs Needs every input; nothing stands in for one that is missing.
 * @for Not with beta blockers.
 * @accuracy Arithmetic is exact; weights were fitted to few trained people.
 * @see Morton, Fitz-Clarke & Banister, J Appl Physiol 1990;69:1171, doi 10.1152/jappl.1990.69.3.1171
 */
export function banisterImpulse(input: {
  readonly sex: Sex;
  readonly minutes: number;
  readonly meanHeartRate: number;
  readonly restingHeartRate: number;
  readonly maxHeartRate: number;
}): Result<number> {
  const { minutes, meanHeartRate, restingHeartRate, maxHeartRate } = input;
  const refusal = firstOutside(
    { minutes, restingHeartRate, maxHeartRate, meanHeartRate },
    { minutes: [0, 1440], restingHeartRate: [25, 120], maxHeartRate: [100, 240], meanHeartRate: [restingHeartRate, maxHeartRate] },
  );
  if (refusal) return refusal;
  if (maxHeartRate <= restingHeartRate) return { ok: false, reason: 'no-spread' };
  const [factor, exponent] = LACTATE[input.sex];
  const reserve = (meanHeartRate - restingHeartRate) / (maxHeartRate - restingHeartRate);
  return ok(minutes * reserve * factor * Math.exp(exponent * reserve));
}

/**
 * Edwards' load of one workout: minutes in the five zones (50-60, 60-70, 70-80, 80-90, 90-100 % of the maximum) times 1 to 5.
 *
 * Arbitrary units; five non-negative numbers of minutes.
 * @formula sum of zone x minutes, zone 1 to 5
 * @needs Needs minutes of all five zones.
 * @for Not with beta blockers.
 * @accuracy Exact; the weights are a convention without published validation.
 * @see Edwards, The Heart Rate Monitor Book, 1993
 */
export function edwardsLoad(zoneMinutes: readonly number[]): Result<number> {
  if (zoneMinutes.length !== 5) return tooFew(5, zoneMinutes.length);
  const refusal = zoneMinutes.map((minutes) => firstOutside({ minutes }, { minutes: [0, 1440] })).find((found) => found !== undefined);
  return refusal ?? ok(sum(zoneMinutes.map((minutes, zone) => minutes * (zone + 1))));
}
