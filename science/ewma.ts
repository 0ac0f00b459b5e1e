import { firstOutside, notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';

/** The smoothed series, its two limits, and the indices at which it leaves them. */
export interface EwmaChart {
  readonly smoothed: readonly number[];
  readonly upper: number;
  readonly lower: number;
  readonly alarms: readonly number[];
}

/**
 * Control chart of the exponentially weighted moving average: finds small lasting shifts that single days hide.
 *
 * `weight` of today above 0 to 1 (0.2 to 0.3 usual), `target` and `sigma` from earlier stable days in the unit of the metric,
 * `width` of the limits in sigmas (3 usual). Limits are those of the settled chart. Independent values are assumed.
 * @formula z_i = weight x_i + (1 - weight) z_(i-1), z_0 = target; limits target +- width sigma sqrt(weight / (2 - weight))
 * @needs Needs one value; target and sigma want 14 earlier days.
 * @accuracy Exact; with a weight of 0.2 and 3 sigmas independent normal values alarm falsely about once in 560.
 * @see Roberts, Technometrics 1959;1:239, doi 10.1080/00401706.1959.10489860; NIST/SEMATECH e-Handbook 6.3.2.4
 */
export function ewmaChart(input: {
  readonly values: readonly number[];
  readonly weight: number;
  readonly target: number;
  readonly sigma: number;
  readonly width: number;
}): Result<EwmaChart> {
  const { values, weight, target, sigma, width } = input;
  if (values.length === 0) return tooFew(1, 0);
  const refusal =
    firstOutside({ weight, sigma, width }, { weight: [1e-6, 1], sigma: [Number.MIN_VALUE, Number.MAX_VALUE], width: [0, 100] }) ??
    notFinite('values', [...values, target]);
  if (refusal) return refusal;
  let level = target;
  const smoothed = values.map((value) => (level = weight * value + (1 - weight) * level));
  const limit = width * sigma * Math.sqrt(weight / (2 - weight));
  const alarms = smoothed.flatMap((value, index) => (Math.abs(value - target) > limit ? [index] : []));
  return ok({ smoothed, upper: target + limit, lower: target - limit, alarms });
}
