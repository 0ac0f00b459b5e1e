import { notFinite } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, mean } from './series.ts';

/** Recent load, usual load, and their ratio. Show as change of load: it does not predict injury. */
export interface LoadRatio {
  readonly acute: number;
  readonly chronic: number;
  readonly ratio: number;
}

/** How the usual load is built: with the recent week inside, without it, or by exponential weights. */
export type LoadRatioKind = 'coupled' | 'uncoupled' | 'ewma';

const ACUTE_DAYS = 7;
const CHRONIC_DAYS = 28;

function ewma(load: readonly number[], days: number): number {
  const weight = 2 / (days + 1);
  return load.slice(1).reduce((level, value) => weight * value + (1 - weight) * level, at(load, 0));
}

function parts(load: readonly number[], kind: LoadRatioKind): readonly [acute: number, chronic: number] {
  if (kind === 'ewma') return [ewma(load, ACUTE_DAYS), ewma(load, CHRONIC_DAYS)];
  const usual = kind === 'coupled' ? load.slice(-CHRONIC_DAYS) : load.slice(-ACUTE_DAYS - CHRONIC_DAYS, -ACUTE_DAYS);
  return [mean(load.slice(-ACUTE_DAYS)), mean(usual)];
}

/**
 * Acute to chronic workload ratio on the last day of a daily series: 7 days against 28.
 *
 * Any load unit per day, rest days as 0. Needs 28 days (35 uncoupled). Causal evidence for injury is weak (Impellizzeri 2020): present
 * it as "more than you are used to", never as a risk.
 * @formula mean of 7 days / mean of 28 (coupled: the last 28, uncoupled: the 28 before the 7); ewma: weights 2 / (7 + 1) and 2 / (28 +
 *   1), started at the first day
 * @accuracy Arithmetic equals R ACWR 0.1.0; as a predictor of injury it has no accuracy to rely on.
 * @see Williams et al., Br J Sports Med 2017;51:209, doi 10.1136/bjsports-2016-096589;
 *   Impellizzeri et al. 2020, doi 10.1123/ijspp.2019-0864
 */
export function loadRatio(load: readonly number[], kind: LoadRatioKind): Result<LoadRatio> {
  const needed = kind === 'uncoupled' ? ACUTE_DAYS + CHRONIC_DAYS : CHRONIC_DAYS;
  if (load.length < needed) return tooFew(needed, load.length);
  const refusal = notFinite('load', load);
  if (refusal) return refusal;
  const [acute, chronic] = parts(load, kind);
  return chronic > 0 ? ok({ acute, chronic, ratio: acute / chronic }) : noSpread;
}
