import { notFinite } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';

/** Long and short memory of training load on the last day, in load units per day, and the sums of the impulse-response form. */
export interface FitnessFatigue {
  /** Chronic training load, 42 days. */
  readonly fitness: number;
  /** Acute training load, 7 days. */
  readonly fatigue: number;
  readonly balance: number;
  /** Sums of load x exp(-age / days), age 0 today. */
  readonly fitnessImpulse: number;
  readonly fatigueImpulse: number;
}

const FITNESS_DAYS = 42;
const FATIGUE_DAYS = 7;

const memory = (load: readonly number[], days: number) => load.reduce((level, value) => level + (value - level) / days, 0);

const impulse = (load: readonly number[], days: number) =>
  load.reduce((total, value, index) => total + value * Math.exp(-(load.length - 1 - index) / days), 0);

/**
 * Fitness, fatigue and their balance from daily load: exponential memories of 42 and 7 days that start at 0 and include today.
 *
 * Any load unit per day, rest days as 0. Needs 42 days, since a start at 0 is far too low before. The time constants are population
 * means: read the direction, not the number.
 * @formula fitness_i = fitness_(i-1) + (load_i - fitness_(i-1)) / 42, fatigue likewise with 7; balance = fitness - fatigue
 * @for For people who log every session; it is no measure of injury or illness.
 * @accuracy Arithmetic is exact; prediction of performance was published for few athletes only.
 * @see Busso, Med Sci Sports Exerc 2003;35:1188, doi 10.1249/01.MSS.0000074465.13621.37
 */
export function fitnessFatigue(load: readonly number[]): Result<FitnessFatigue> {
  if (load.length < FITNESS_DAYS) return tooFew(FITNESS_DAYS, load.length);
  const refusal = notFinite('load', load);
  if (refusal) return refusal;
  const fitness = memory(load, FITNESS_DAYS);
  const fatigue = memory(load, FATIGUE_DAYS);
  return ok({
    fitness,
    fatigue,
    balance: fitness - fatigue,
    fitnessImpulse: impulse(load, FITNESS_DAYS),
    fatigueImpulse: impulse(load, FATIGUE_DAYS),
  });
}
