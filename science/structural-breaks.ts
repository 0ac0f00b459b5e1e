import { notFinite, outside } from './ranges.ts';
import { noSpread, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { segmentCost } from './segment-cost.ts';
import { at } from './series.ts';

/** Breaks chosen by BIC, with squared error and BIC for 0, 1, 2 ... breaks, and the largest F statistic of a single break. */
export interface StructuralBreaks {
  /** Number of the last value before each break, counted from 1. */
  readonly breaks: readonly number[];
  readonly squaredError: readonly number[];
  readonly bic: readonly number[];
  readonly supF: number;
}

interface Layer {
  /** Least squared error of the first `to` values with this many breaks, and where its last break lies. */
  readonly error: readonly number[];
  readonly last: readonly number[];
}

function nextLayer(layer: Layer, cost: (from: number, to: number) => number, n: number, shortest: number): Layer {
  const error: number[] = [];
  const last: number[] = [];
  for (let to = 0; to <= n; to += 1) {
    let [least, where] = [Infinity, 0];
    for (let from = shortest; from <= to - shortest; from += 1) {
      const total = at(layer.error, from) + cost(from, to);
      if (total < least) [least, where] = [total, from];
    }
    error.push(least);
    last.push(where);
  }
  return { error, last };
}

function trace(layers: readonly Layer[], count: number, n: number): number[] {
  const breaks: number[] = [];
  let to = n;
  for (let layer = count; layer > 0; layer -= 1) {
    to = at(at(layers, layer).last, to);
    breaks.unshift(to);
  }
  return breaks;
}

/**
 * Breaks of the mean by exact dynamic programming (Bai & Perron), their number by BIC.
 *
 * `shortest` is the fewest values between breaks (15 % of the series usual), 2 to half of it. Needs 20 values that are not all equal;
 * cubic time, meant for up to about a thousand days.
 * @formula BIC = n (ln(RSS / n) + 1 + ln 2 pi) + 2 (breaks + 1) ln n; supF over single breaks
 * @units Unit of the values.
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact; equal to R strucchange 1.5-3 on 60 random series.
 * @see Bai & Perron, J Appl Econom 2003;18:1, doi 10.1002/jae.659
 */
export function structuralBreaks(values: readonly number[], shortest: number): Result<StructuralBreaks> {
  const n = values.length;
  if (n < 20) return tooFew(20, n);
  const refusal = outside('shortest', shortest, [2, Math.floor(n / 2)]) ?? notFinite('values', values);
  if (refusal) return refusal;
  const cost = segmentCost(values);
  if (cost(0, n) === 0) return noSpread;
  const first: Layer = { error: values.map((_, i) => cost(0, i + 1)), last: [] };
  const layers: Layer[] = [{ error: [0, ...first.error], last: [] }];
  const most = Math.max(1, Math.ceil(n / shortest) - 2);
  for (let count = 1; count <= most; count += 1) layers.push(nextLayer(at(layers, count - 1), cost, n, shortest));
  const squaredError = layers.map((layer) => at(layer.error, n));
  const bic = squaredError.map(
    (error, count) => n * (Math.log(error) + 1 - Math.log(n) + Math.log(2 * Math.PI)) + 2 * (count + 1) * Math.log(n),
  );
  const chosen = bic.reduce((best, value, count) => (value < at(bic, best) ? count : best), 0);
  const [none, one] = [at(squaredError, 0), at(squaredError, 1)];
  return ok({ breaks: trace(layers, chosen, n), squaredError, bic, supF: (none - one) / (one / (n - 2)) });
}
