/** A source of uniform random bytes that nobody can foresee; the operating system's in earnest. */
export type RandomBytes = (count: number) => Uint8Array;

/** A positive fraction of whole numbers. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Draws from the discrete Laplace distribution: P[X = x] = (1 − p) / (1 + p) · p^|x| with p = exp(−1/scale).
 *
 * Exact: only whole numbers and fair bits, never a floating-point number, whose gaps would betray the value behind the noise
 * (Mironov 2012). With scale = sensitivity / ε, adding it to a whole-number query is ε-differentially private with δ = 0.
 *
 * @param scale above 0, without unit
 * @see Canonne, Kamath, Steinke 2020, "The Discrete Gaussian for Differential Privacy", algorithm 2, arXiv:2004.00010
 */
export function discreteLaplace(scale: Fraction, random: RandomBytes): bigint {
  const { numerator, denominator } = reduced(scale);
  for (;;) {
    const negative = uniform(2n, random) === 1n;
    const magnitude = geometric(denominator, numerator, random);
    // Zero would come twice as often as it should: once with each sign.
    if (!negative || magnitude !== 0n) return negative ? -magnitude : magnitude;
  }
}

/** Number of failures before the first success with probability 1 − exp(−s/t). */
function geometric(s: bigint, t: bigint, random: RandomBytes): bigint {
  let rest: bigint;
  do rest = uniform(t, random);
  while (!happensExpMinus(rest, t, random));
  let whole = 0n;
  while (happensExpMinus(1n, 1n, random)) whole += 1n;
  return (whole * t + rest) / s;
}

/** True with probability exp(−n/d) for 0 ≤ n/d ≤ 1, by the alternating series of von Neumann. */
function happensExpMinus(n: bigint, d: bigint, random: RandomBytes): boolean {
  let k = 1n;
  while (uniform(d * k, random) < n) k += 1n;
  return k % 2n === 1n;
}

/** A whole number from 0 to below `bound`, each equally likely: bits are thrown away rather than folded. */
function uniform(bound: bigint, random: RandomBytes): bigint {
  const bits = (bound - 1n).toString(2).length;
  const bytes = Math.ceil(bits / 8);
  const excess = BigInt(bytes * 8 - bits);
  for (;;) {
    let value = 0n;
    for (const byte of random(bytes)) value = (value << 8n) | BigInt(byte);
    value >>= excess;
    if (value < bound) return value;
  }
}

function reduced({ numerator, denominator }: Fraction): Fraction {
  if (numerator <= 0n || denominator <= 0n) throw new RangeError('a scale of noise must be above 0');
  let [a, b] = [numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/**
 * Half-width h of an interval that contains the noise with at least the given confidence: the smallest h with P[|X| ≥ h] ≤ 1 − confidence.
 *
 * From the closed form P[|X| ≥ h] = 2·p^h / (1 + p), p = exp(−1/scale). Only described to the reader, so floating point is harmless.
 */
export function halfWidth(scale: Fraction, confidence: number): number {
  const p = Math.exp(-Number(scale.denominator) / Number(scale.numerator));
  return Math.ceil(Math.log(((1 - confidence) * (1 + p)) / 2) / Math.log(p) - 1e-9);
}
