import { optimalPartition } from './optimal-partition.ts';
import { notFinite, outside } from './ranges.ts';
import { ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at } from './series.ts';

/** A stretch of a series over which it goes along one straight line. */
export interface TrendPiece {
  /** Values from here (counted from 0) up to but not including `to`. */
  readonly from: number;
  readonly to: number;
  /** Change per unit of time, with its standard error. */
  readonly slope: number;
  readonly slopeError: number;
  /** Level of the line at its first and last value. */
  readonly first: number;
  readonly last: number;
}

const MINIMUM = 10;

/** Running sums about the first value, so that the line through any stretch is at hand. */
class Lines {
  readonly #x0: number;
  readonly #y0: number;
  readonly #sums: Float64Array;

  constructor(times: readonly number[], values: readonly number[]) {
    [this.#x0, this.#y0] = [at(times, 0), at(values, 0)];
    this.#sums = new Float64Array(5 * (values.length + 1));
    for (let i = 0; i < values.length; i += 1) {
      const [x, y] = [at(times, i) - this.#x0, at(values, i) - this.#y0];
      [x, y, x * x, x * y, y * y].forEach((term, k) => (this.#sums[5 * i + 5 + k] = (this.#sums[5 * i + k] ?? 0) + term));
    }
  }

  #sum(term: number, from: number, to: number): number {
    return (this.#sums[5 * to + term] ?? 0) - (this.#sums[5 * from + term] ?? 0);
  }

  /** Squared distance of a stretch from its own straight line. */
  error(from: number, to: number): number {
    const [n, x, y] = [to - from, this.#sum(0, from, to), this.#sum(1, from, to)];
    const xx = this.#sum(2, from, to) - (x * x) / n;
    const xy = this.#sum(3, from, to) - (x * y) / n;
    const yy = this.#sum(4, from, to) - (y * y) / n;
    return Math.max(0, xx > 0 ? yy - (xy * xy) / xx : yy);
  }

  line(from: number, to: number): { readonly slope: number; readonly spread: number; readonly level: (time: number) => number } {
    const [n, x, y] = [to - from, this.#sum(0, from, to), this.#sum(1, from, to)];
    const spread = Math.max(0, this.#sum(2, from, to) - (x * x) / n);
    const slope = spread > 0 ? (this.#sum(3, from, to) - (x * y) / n) / spread : 0;
    return { slope, spread, level: (time) => this.#y0 + y / n + slope * (time - this.#x0 - x / n) };
  }
}

/**
 * Cuts a series into straight lines at unknown times: the exact optimum of squared error plus 3 ln n for each piece (slope, level, cut).
 *
 * `times` ascending, in any unit; `scale` is the noise SD in the unit of the values: where days hang together, that of the mean of some
 * days and not of their steps. `shortest` is the fewest values of a piece, 3 or more. Needs 10 values. Lines need not meet: a jump is seen
 * as one.
 * @formula min over cuts of sum ((x - line) / scale)^2 + 3 ln n a piece
 * @for For any series of numbers; by itself it says nothing of health.
 * @accuracy Exact optimum, checked against trying all cuts.
 * @see Bai & Perron, J Appl Econom 2003;18:1, doi 10.1002/jae.659
 */
export function trendPieces(input: {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly scale: number;
  readonly shortest: number;
}): Result<readonly TrendPiece[]> {
  const { times, values, scale, shortest } = input;
  const n = Math.min(times.length, values.length);
  if (n < MINIMUM) return tooFew(MINIMUM, n);
  const refusal =
    notFinite('times', times) ??
    notFinite('values', values) ??
    outside('scale', scale, [Number.MIN_VALUE, Number.MAX_VALUE]) ??
    outside('shortest', shortest, [3, n]);
  if (refusal) return refusal;
  const lines = new Lines(times, values);
  const cost = (from: number, to: number): number => lines.error(from, to) / scale ** 2;
  const ends = [...optimalPartition(n, { cost, price: 3 * Math.log(n), shortest }), n];
  return ok(
    ends.map((to, i): TrendPiece => {
      const from = i === 0 ? 0 : at(ends, i - 1);
      const { slope, spread, level } = lines.line(from, to);
      const slopeError = spread > 0 ? scale / Math.sqrt(spread) : Infinity;
      return { from, to, slope, slopeError, first: level(at(times, from)), last: level(at(times, to - 1)) };
    }),
  );
}
