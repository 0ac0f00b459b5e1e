import type { Query } from '../query.ts';
import type { Reading } from '../reading.ts';
import { COMPARISONS } from './comparisons.ts';
import { FIGURES } from './figures.ts';
import { saidIn, type Rule } from './said.ts';
import { SHARES, UNITS } from './shares.ts';
import { TIMES } from './times.ts';
import { WORKOUTS } from './workouts.ts';

/** The first that holds is told. */
const RULES: readonly Rule[] = [...TIMES, ...COMPARISONS, ...WORKOUTS, ...FIGURES, ...SHARES, ...UNITS];

/** Words for a statistic, a share, a rate, a unit or a form of answer that have no part in the query; undefined when all have one. */
export function lostWord(reading: Reading, query: Query): string | undefined {
  const said = saidIn(reading, query);
  const [, , what] = RULES.find(([isSaid, isFollowed]) => isSaid(said) && !isFollowed(said)) ?? [];
  return typeof what === 'function' ? what(said) : what;
}
