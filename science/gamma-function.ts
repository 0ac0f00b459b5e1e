/** Lanczos coefficients for g = 7, n = 9 (relative error below 1e-14 for arguments above 0.5). */
const LANCZOS_CONSTANT = 0.99999999999980993;
const LANCZOS: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
];
const PRECISION = 1e-16;
const MOST_STEPS = 10_000;

/**
 * Natural logarithm of the gamma function, for arguments above 0.
 * @see Lanczos, SIAM J Numer Anal B 1964;1:86, doi 10.1137/0701008
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs an argument above 0, got ${x}`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const series = LANCZOS.reduce((total, coefficient, index) => total + coefficient / (shifted + index + 1), LANCZOS_CONSTANT);
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/**
 * Regularised upper incomplete gamma function Q(a, x), for a above 0 and x from 0: by series below a + 1, by continued fraction above.
 * @see Press et al., Numerical Recipes, 3rd ed. 2007, section 6.2
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let n = 1; n < MOST_STEPS && Math.abs(term) > Math.abs(total) * PRECISION; n += 1) {
      term *= x / (a + n);
      total += term;
    }
    return 1 - total * scale;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction * scale;
}

/** Keeps a continued fraction (modified Lentz) from dividing by zero. */
export function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
