import type { Question } from '../truth.ts';
import { AMOUNTS_MORE } from './amounts-more.ts';
import { AMOUNTS } from './amounts.ts';
import { COMPARISONS } from './comparisons.ts';
import { CONDITIONS } from './conditions.ts';
import { DAYS_MORE } from './days-more.ts';
import { DAYS } from './days.ts';
import { PERIODS } from './periods.ts';
import { TIMES } from './times.ts';
import { VOICES_MORE } from './voices-more.ts';
import { VOICES } from './voices.ts';
import { WORKOUTS_MORE } from './workouts-more.ts';
import { WORKOUTS } from './workouts.ts';

export { LAST } from './last.ts';
export { STRANGERS } from './strangers.ts';

/** Questions that were written before the rules were widened, and that they were widened with. */
export const FIRST: readonly Question[] = [
  ...AMOUNTS,
  ...AMOUNTS_MORE,
  ...DAYS,
  ...DAYS_MORE,
  ...WORKOUTS,
  ...WORKOUTS_MORE,
  ...CONDITIONS,
  ...COMPARISONS,
  ...PERIODS,
  ...TIMES,
];
/** Questions that were written when the rules answered all of the first, in other voices, and that they were widened with again. */
export const SECOND: readonly Question[] = [...VOICES, ...VOICES_MORE];
