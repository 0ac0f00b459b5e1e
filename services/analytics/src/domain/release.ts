import type { Output } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import { discreteLaplace, halfWidth, type Fraction, type RandomBytes } from './discrete-laplace.ts';
import { fixedPointOf } from './fixed-point.ts';
import type { CheckedQuestion } from './question.ts';
import { suppressedGroups } from './suppress.ts';

/** Exact sums of one cell, each person bounded; they never leave the service. */
export interface TrueCell {
  readonly group: string;
  readonly people: number;
  /** Days, each person with at most `daysPerCell`. */
  readonly days: bigint;
  /** Sum over people of their own mean, clamped, in fixed point, less the middle of the range. */
  readonly centred: bigint;
}

type Cell = Output<typeof analytics.operations.askPopulation>['cells'][number];

export const CONFIDENCE = 0.95;
const MICRO = 1_000_000n;

/**
 * Turns exact cells into what may be released: small cells and their complement hidden, noise on the others.
 *
 * The released numbers are ε-differentially private for adding or removing one person, given which cells are shown. Which cells are shown
 * follows the law's rule on true counts and is not covered by ε.
 */
export function release(checked: CheckedQuestion, cells: readonly TrueCell[], smallest: number, random: RandomBytes): Cell[] {
  const byGroup = new Map(cells.map((cell) => [cell.group, cell]));
  const whole = checked.groups.map((group) => byGroup.get(group) ?? { group, people: 0, days: 0n, centred: 0n });
  const hidden = suppressedGroups(whole, smallest);
  return whole.map((cell) =>
    hidden.has(cell.group)
      ? { group: cell.group, suppressed: true }
      : { group: cell.group, suppressed: false, ...noisy(checked, cell, random) },
  );
}

interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function noisy(checked: CheckedQuestion, cell: TrueCell, random: RandomBytes): Interval {
  switch (checked.question.statistic) {
    case 'people':
      return count(BigInt(cell.people), scaleOf(checked, 1), random);
    case 'days':
      return count(cell.days, scaleOf(checked, checked.daysPerCell), random);
    case 'mean':
      return mean(checked, cell, random);
  }
}

/** Noise scale for a sum to which one person adds at most `bound` in each cell; `shares` of the budget are split among several sums. */
function scaleOf({ cellsPerPerson, epsilonMicros }: CheckedQuestion, bound: number, shares = 1): Fraction {
  return { numerator: BigInt(bound) * BigInt(cellsPerPerson) * BigInt(shares) * MICRO, denominator: BigInt(epsilonMicros) };
}

function count(exact: bigint, scale: Fraction, random: RandomBytes): Interval {
  const drawn = Number(exact + discreteLaplace(scale, random));
  const reach = halfWidth(scale, CONFIDENCE);
  // No count is below 0, and everybody knows that: cutting it off tells nothing.
  return { value: Math.max(0, drawn), low: Math.max(0, drawn - reach), high: Math.max(0, drawn + reach) };
}

/** Noisy sum over noisy number of people, half of ε for each; the interval holds for both at once (Bonferroni). */
function mean(checked: CheckedQuestion, cell: TrueCell, random: RandomBytes): Interval {
  const { middle, reach, scale } = fixedPointOf(checked.metric);
  const [sumScale, peopleScale] = [scaleOf(checked, reach, 2), scaleOf(checked, 1, 2)];
  const sum = Number(cell.centred + discreteLaplace(sumScale, random));
  const people = Math.max(1, cell.people + Number(discreteLaplace(peopleScale, random)));
  const both = 1 - (1 - CONFIDENCE) / 2;
  const [ofSum, ofPeople] = [halfWidth(sumScale, both), halfWidth(peopleScale, both)];
  const corners = [sum - ofSum, sum + ofSum].flatMap((s) => [Math.max(1, people - ofPeople), people + ofPeople].map((n) => s / n));
  const { plausible, decimals } = checked.metric;
  const shown = (centred: number): number =>
    Number(Math.min(plausible.maximum, Math.max(plausible.minimum, (middle + centred) / scale)).toFixed(decimals));
  return { value: shown(sum / people), low: shown(Math.min(...corners)), high: shown(Math.max(...corners)) };
}
