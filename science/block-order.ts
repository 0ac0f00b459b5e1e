import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Pairs beyond this would make more orders than an exact permutation test can go through. */
const MOST_PAIRS = 20;
const LARGEST_SEED = 2 ** 32 - 1;

/**
 * Random order of a block trial in one person: which block of each pair is the treated one, drawn by a fair coin for each pair.
 *
 * `pairs` 2 to 20, `seed` an integer of 32 bits; the same seed gives the same order on every machine, so that a draw can be checked
 * afterwards. One entry a block, true for treated. The seed must come from a true source of chance and be kept from whoever picks the
 * start.
 * @needs Needs two pairs.
 * @for For trials that a person agreed to; never for medicines.
 * @accuracy Fair by construction: each order has the probability 2^-pairs.
 * @see CENT 2015, Shamseer et al., BMJ 2015;350:h1793, doi 10.1136/bmj.h1793; the generator: mulberry32 (T. Ettinger, 2017)
 */
export function drawBlockOrder(input: { readonly pairs: number; readonly seed: number }): Result<readonly boolean[]> {
  const { pairs, seed } = input;
  const refusal = firstOutside({ pairs, seed }, { pairs: [2, MOST_PAIRS], seed: [0, LARGEST_SEED] });
  if (refusal) return refusal;
  if (!Number.isInteger(pairs)) return { ok: false, reason: 'not-a-number', field: 'pairs' };
  if (!Number.isInteger(seed)) return { ok: false, reason: 'not-a-number', field: 'seed' };
  const next = uniform(seed);
  return ok(Array.from({ length: pairs }, () => next() < 0.5).flatMap((treatedFirst) => [treatedFirst, !treatedFirst]));
}

/** Numbers in [0, 1), the same for the same seed. */
function uniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
