import { simpson } from './integrate.ts';
import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Integration over this many SDs on both sides loses less than 1e-15. */
const REACH = 9;
const STEPS = 2_000;

/**
 * Probability of an action from the belief about its advantage, smooth and away from 0 and 1, so that later analysis stays valid.
 *
 * least + (most - least) x logistic(steepness x - ln shift), averaged over Normal(mean, variance). least and most 0 to 1 (0.2 and 0.8),
 * steepness 0 to 100 (20), shift above 0 (5), variance above 0.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @for For randomised messages that a person agreed to.
 * @accuracy Exact integral (two quadratures agree to 1e-6); the published service averages random draws, within 0.003.
 * @see Ghosh et al., reBandit, arXiv 2402.17739 (2024); MiWaves study, JMIR Res Protoc 2024
 */
export function smoothAllocation(input: {
  readonly mean: number;
  readonly variance: number;
  readonly steepness: number;
  readonly shift: number;
  readonly least: number;
  readonly most: number;
}): Result<number> {
  const { mean, variance, steepness, shift, least, most } = input;
  const positive = [Number.MIN_VALUE, Number.MAX_VALUE] as const;
  const refusal = firstOutside(
    { mean, variance, steepness, shift, least, most },
    { mean: [-1e9, 1e9], variance: positive, steepness: [0, 100], shift: positive, least: [0, 1], most: [least, 1] },
  );
  if (refusal) return refusal;
  const sd = Math.sqrt(variance);
  const allocation = (x: number) => least + (most - least) / (1 + Math.exp(Math.log(shift) - steepness * x));
  const weighted = (z: number) => (allocation(mean + sd * z) * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
  return ok(simpson(weighted, -REACH, REACH, STEPS));
}
