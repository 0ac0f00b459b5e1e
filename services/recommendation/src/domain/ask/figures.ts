import type { Point } from './data.ts';
import type { Statistic } from './query.ts';

/** Two-sided 95 % of the normal distribution. */
const Z95 = 1.96;

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Sample standard deviation (n - 1); undefined for fewer than two values. */
export function deviation(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const centre = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
}

/** Linear between order statistics (type 7 of Hyndman & Fan, the default of R and NumPy). */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

/** A statistic of points that are there; undefined when there are too few for it. Points oldest first. */
export function statisticOf(
  points: readonly Point[],
  statistic: Statistic,
  options: { readonly percentile?: number | undefined; readonly extremes?: boolean } = {},
): number | undefined {
  const values = points.map(({ value }) => value);
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  switch (statistic) {
    case 'sum':
      return sum(values);
    case 'mean':
      return weightedMean(points);
    case 'median':
      return quantileOf(values, 0.5);
    case 'percentile':
      return quantileOf(values, (options.percentile ?? 50) / 100);
    case 'minimum':
      return Math.min(...points.map(({ value, minimum }) => (options.extremes === true ? (minimum ?? value) : value)));
    case 'maximum':
      return Math.max(...points.map(({ value, maximum }) => (options.extremes === true ? (maximum ?? value) : value)));
    case 'range':
      return (statisticOf(points, 'maximum', options) ?? 0) - (statisticOf(points, 'minimum', options) ?? 0);
    case 'interquartile-range':
      return quantileOf(values, 0.75) - quantileOf(values, 0.25);
    case 'standard-deviation':
      return deviation(values);
    case 'variance': {
      const one = deviation(values);
      return one === undefined ? undefined : one ** 2;
    }
    case 'coefficient-of-variation': {
      const [one, centre] = [deviation(values), mean(values)];
      return one === undefined || centre === 0 ? undefined : (one / Math.abs(centre)) * 100;
    }
    case 'count':
      return sum(points.map(({ count }) => count));
    case 'first':
      return first;
    case 'last':
      return last;
    case 'change':
      return points.length < 2 ? undefined : last - first;
    case 'largest-rise':
    case 'largest-drop': {
      const step = largestStep(points, statistic);
      return step && Math.abs(step.to.value - step.from.value);
    }
  }
}

/** The two readings, one after the other, between which a value rose or dropped the most; undefined when it never did. */
export function largestStep(
  points: readonly Point[],
  which: 'largest-rise' | 'largest-drop',
): { readonly from: Point; readonly to: Point } | undefined {
  const sign = which === 'largest-rise' ? 1 : -1;
  return points
    .slice(1)
    .map((to, at) => ({ from: points[at] ?? to, to, step: sign * (to.value - (points[at]?.value ?? to.value)) }))
    .filter(({ step }) => step > 0)
    .reduce<{ from: Point; to: Point; step: number } | undefined>((a, b) => (a === undefined || b.step > a.step ? b : a), undefined);
}

function weightedMean(points: readonly Point[]): number {
  const weights = points.map(({ weight }) => weight ?? 1);
  return sum(points.map(({ value }, at) => value * (weights[at] ?? 1))) / sum(weights);
}

/** Ordinary least squares of values over days: slope a day, its standard error, and whether its 95 % interval leaves zero out. */
export function lineOf(
  points: readonly { readonly x: number; readonly y: number }[],
): { readonly slope: number; readonly error: number; readonly clear: boolean } | undefined {
  if (points.length < 3) return undefined;
  const [mx, my] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const sxx = sum(points.map(({ x }) => (x - mx) ** 2));
  if (sxx === 0) return undefined;
  const slope = sum(points.map(({ x, y }) => (x - mx) * (y - my))) / sxx;
  const residual = sum(points.map(({ x, y }) => (y - my - slope * (x - mx)) ** 2));
  const error = Math.sqrt(residual / (points.length - 2) / sxx);
  return { slope, error, clear: Math.abs(slope) > Z95 * error };
}

/** Pearson's r; undefined for fewer than three pairs or without spread. */
export function pearson(pairs: readonly (readonly [number, number])[]): number | undefined {
  if (pairs.length < 3) return undefined;
  const [ma, mb] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))];
  const [saa, sbb] = [sum(pairs.map(([a]) => (a - ma) ** 2)), sum(pairs.map(([, b]) => (b - mb) ** 2))];
  return saa === 0 || sbb === 0 ? undefined : sum(pairs.map(([a, b]) => (a - ma) * (b - mb))) / Math.sqrt(saa * sbb);
}

/** Ranks with ties at their mean, for Spearman's rho. */
export function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value);
  const out = Array.from<number>({ length: values.length });
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1;
    for (let at = from; at <= to; at += 1) out[order[at]?.at ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return out;
}
