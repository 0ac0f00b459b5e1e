import { notFinite } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { mean, sampleSd, sum } from './series.ts';

/** One week of training: total load, sameness of the days, and strain. */
export interface TrainingWeek {
  readonly total: number;
  readonly monotony: number;
  readonly strain: number;
}

/**
 * Foster's monotony (mean / SD of daily load, SD with n - 1) and strain (total x monotony) of one week.
 *
 * Session load: minutes x perceived exertion (0 to 10), rest days as 0; exactly seven days that are not all equal.
 * @formula monotony = mean / SD (n - 1); strain = total x monotony
 * @units Arbitrary units.
 * @needs Needs seven days.
 * @for For people who log every session.
 * @accuracy Exact; as a warning of illness it rests on 25 athletes (Foster 1998).
 * @see Foster, Med Sci Sports Exerc 1998;30:1164, doi 10.1097/00005768-199807000-00023
 */
export function trainingWeek(load: readonly number[]): Result<TrainingWeek> {
  if (load.length !== 7) return tooFew(7, load.length);
  const refusal = notFinite('load', load);
  if (refusal) return refusal;
  const sd = sampleSd(load);
  if (sd === 0) return noSpread;
  const total = sum(load);
  const monotony = mean(load) / sd;
  return ok({ total, monotony, strain: total * monotony });
}
