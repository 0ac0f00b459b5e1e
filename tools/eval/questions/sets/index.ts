import type { Question } from '../truth.ts';
import { AMOUNTS } from './amounts.ts';
import { COMPARISONS } from './comparisons.ts';
import { CONDITIONS } from './conditions.ts';
import { DAYS } from './days.ts';
import { PERIODS } from './periods.ts';
import { TIMES } from './times.ts';
import { VOICES } from './voices.ts';
import { WORKOUTS } from './workouts.ts';

/** All questions, in the order in which they were written. */
export const ALL: readonly Question[] = [...AMOUNTS, ...DAYS, ...WORKOUTS, ...CONDITIONS, ...COMPARISONS, ...PERIODS, ...TIMES];

/** Every second wording: the rules were never changed for these. */
export const HELD_OUT: readonly Question[] = ALL.filter((_question, at) => at % 2 === 1);
/** The others: the rules were widened with these. */
export const WIDENED: readonly Question[] = ALL.filter((_question, at) => at % 2 === 0);
