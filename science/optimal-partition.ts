import { at } from './series.ts';

/** What a series is cut by. */
export interface PartitionRules {
  /** What a stretch costs as one piece: `from` inclusive, `to` exclusive, 0 or more; never less for a later `to`. */
  readonly cost: (from: number, to: number) => number;
  /** What each piece costs beside that. */
  readonly price: number;
  /** Fewest values of a piece; 1 when left out. */
  readonly shortest?: number;
  /** By how much cutting a piece in two may raise the sum of their costs; 0 when left out. */
  readonly slack?: number;
}

/** What costs may fall by from rounding alone, as a share of the total. */
const ROUNDING = 1e-6;
/** Starts that lost are looked for after so many values: looking costs more than asking a few of them in vain. */
const TIDY_EVERY = 32;

/**
 * Cuts `n` values into pieces at the least total cost: exact, by dynamic programming in which starts that can never win are left out.
 *
 * A start is asked for its cost only when what it cost at its last asking does not already lose: a longer piece never costs less.
 * Answers with the number of the last value before each cut (counted from 1); at worst quadratic time.
 * @see Jackson et al., IEEE Signal Process Lett 2005;12:105; pruning: Killick et al. 2012, doi 10.1080/01621459.2012.737745
 */
export function optimalPartition(n: number, { cost, price, shortest = 1, slack = 0 }: PartitionRules): readonly number[] {
  const best = new Float64Array(n + 1).fill(Infinity);
  best[0] = -price;
  const previous = new Int32Array(n + 1);
  const starts = new Int32Array(n + 1);
  // Total of each start when it was last asked for, with the price: it only rises.
  const known = new Float64Array(n + 1);
  // A start that lost stays until the next look: what beats it needs `shortest` values before it may be used itself.
  const isOut = new Uint8Array(n + 1);
  const every = Math.max(TIDY_EVERY, shortest);
  let [count, from] = [0, 0];
  for (let to = shortest; to <= n; to += 1) {
    if (at(best, to - shortest) < Infinity) {
      known[count] = -Infinity;
      starts[count++] = to - shortest;
    }
    // Who won last mostly wins again, so that most others have lost already.
    let least = at(best, from) + cost(from, to) + price;
    const leave = ROUNDING * (1 + Math.abs(least));
    let bar = least + leave;
    for (let i = 0; i < count; i += 1) {
      if ((known[i] ?? 0) >= bar) continue;
      const start = at(starts, i);
      const total = at(best, start) + cost(start, to) + price;
      known[i] = total;
      if (total > least || (total === least && start >= from)) continue;
      [least, from, bar] = [total, start, total + leave];
    }
    best[to] = least;
    previous[to] = from;
    if (to % every !== 0) continue;
    let kept = 0;
    for (let i = 0; i < count; i += 1) {
      const start = at(starts, i);
      if (isOut[start] === 1) continue;
      if (at(known, i) - price - slack > bar) isOut[start] = 1;
      known[kept] = at(known, i);
      starts[kept++] = start;
    }
    count = kept;
  }
  const cuts: number[] = [];
  if (n < shortest) return cuts;
  for (let to = at(previous, n); to > 0; to = at(previous, to)) cuts.unshift(to);
  return cuts;
}
