import { leastSquares } from './least-squares.ts';
import { notFinite, outside } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, sumOfSquares } from './series.ts';

/** A cosine wave fitted to data; mesor and amplitude in their unit, peak in the unit of time. */
export interface Cosinor {
  readonly mesor: number;
  readonly cosine: number;
  readonly sine: number;
  readonly amplitude: number;
  /** Radians from 0 down to -2 pi, as Cornelissen writes it; the peak is at -acrophase x period / 2 pi. */
  readonly acrophase: number;
  readonly peak: number;
  readonly r2: number;
  readonly f: number;
}

const MINIMUM = 6;

/**
 * Single-component cosinor: y = mesor + cosine cos(wt) + sine sin(wt) by least squares.
 *
 * `times` and `period` in one unit. Needs 6 values spread over the period. A cosine only tells the truth about data that look like one.
 * @formula amplitude = sqrt(cosine^2 + sine^2); acrophase = atan2(-sine, cosine) in (-2 pi, 0]; peak = -acrophase period / (2 pi)
 * @for For rhythms with one peak a period.
 * @accuracy Exact; equal to ordinary least squares of statsmodels 0.13 on random series.
 * @see Cornelissen, Theor Biol Med Model 2014;11:16, doi 10.1186/1742-4682-11-16
 */
export function cosinor(input: {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly period: number;
}): Result<Cosinor> {
  const { times, values, period } = input;
  if (values.length < MINIMUM) return tooFew(MINIMUM, values.length);
  if (times.length !== values.length) return { ok: false, reason: 'unequal-lengths', field: 'times' };
  const refusal = outside('period', period, [Number.MIN_VALUE, Number.MAX_VALUE]) ?? notFinite('values', [...values, ...times]);
  if (refusal) return refusal;
  const w = (2 * Math.PI) / period;
  const fit = leastSquares(
    times.map((t) => [1, Math.cos(w * t), Math.sin(w * t)]),
    values,
  );
  if (!fit.ok) return fit;
  const [mesor, cosine, sine] = [at(fit.value.coefficients, 0), at(fit.value.coefficients, 1), at(fit.value.coefficients, 2)];
  const total = sumOfSquares(values);
  const rest = fit.value.residuals.reduce((squares, residual) => squares + residual ** 2, 0);
  if (total === 0 || rest === 0) return noSpread;
  const angle = Math.atan2(-sine, cosine);
  const acrophase = angle > 0 ? angle - 2 * Math.PI : angle;
  return ok({
    mesor,
    cosine,
    sine,
    amplitude: Math.hypot(cosine, sine),
    acrophase,
    peak: -acrophase / w,
    r2: 1 - rest / total,
    f: (total - rest) / 2 / (rest / (values.length - 3)),
  });
}
