import { leastSquares, neweyWestErrors } from './least-squares.ts';
import { firstOutside, notFinite } from './ranges.ts';
import { missing, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, mean } from './series.ts';

/** Difference of treated and untreated days, its standard error, and the exact permutation p. */
export interface BlockTrial {
  readonly difference: number;
  readonly error: number;
  readonly p: number;
}

/** Pairs beyond this would make more than a million permutations. */
const MOST_PAIRS = 20;
/** Means that are equal but for rounding count as equal. */
const ROUNDING = 1e-12;

function difference(values: readonly number[], treated: readonly boolean[]): number {
  const on = values.filter((_, index) => treated[index] === true);
  const off = values.filter((_, index) => treated[index] !== true);
  return mean(on) - mean(off);
}

/**
 * Randomised block trial in one person: pairs of blocks of equal length, one treated and one not, in random order.
 *
 * Unit of the values, one value a day. p is the share of all orders within the pairs that give a difference at least as large; with 3
 * pairs it cannot go below 0.25, with 5 pairs not below 0.0625. Needs 2 pairs; effects must come and go within a block.
 * @formula difference = mean(treated) - mean(untreated); p = share of the 2^pairs orders with at least this difference; error by
 *   Newey-West with `lag`
 * @units Unit of the values.
 * @for For reversible habits of one person; not for medicines or anything that carries over.
 * @accuracy Exact; equal to statsmodels 0.13 (HAC) and to counting all orders, on random trials.
 * @see CENT 2015, Shamseer et al., BMJ 2015;350:h1793, doi 10.1136/bmj.h1793
 */
export function blockTrial(input: {
  readonly values: readonly number[];
  readonly treated: readonly boolean[];
  readonly blockDays: number;
  readonly lag: number;
}): Result<BlockTrial> {
  const { values, treated, blockDays, lag } = input;
  const refusal = firstOutside({ blockDays, lag }, { blockDays: [1, 365], lag: [0, 60] }) ?? notFinite('values', values);
  if (refusal) return refusal;
  if (treated.length !== values.length) return { ok: false, reason: 'unequal-lengths', field: 'treated' };
  const pairs = values.length / (2 * blockDays);
  if (pairs < 2) return tooFew(4 * blockDays, values.length);
  if (!Number.isInteger(pairs)) return missing('whole pairs of blocks');
  if (pairs > MOST_PAIRS) return { ok: false, reason: 'out-of-range', field: 'pairs', min: 2, max: MOST_PAIRS };
  if (!oneTreatedBlockInEachPair(treated, blockDays)) return missing('one treated block in each pair');
  const observed = difference(values, treated);
  let extreme = 0;
  for (let flips = 0; flips < 2 ** pairs; flips += 1) {
    const order = treated.map((on, day) => on !== (((flips >> Math.floor(day / (2 * blockDays))) & 1) === 1));
    if (Math.abs(difference(values, order)) >= Math.abs(observed) - ROUNDING) extreme += 1;
  }
  const rows = treated.map((on) => [1, on ? 1 : 0]);
  const fit = leastSquares(rows, values);
  if (!fit.ok) return fit;
  return ok({ difference: observed, error: at(neweyWestErrors(rows, fit.value, lag), 1), p: extreme / 2 ** pairs });
}

function oneTreatedBlockInEachPair(treated: readonly boolean[], blockDays: number): boolean {
  return treated.every((on, day) => {
    const pair = Math.floor(day / (2 * blockDays)) * 2 * blockDays;
    const first = at(treated, pair);
    return on === (day - pair < blockDays ? first : !first);
  });
}
