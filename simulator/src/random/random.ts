/** Draws of one stream of random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly unit: () => number;
  /** Uniform in [from, to). */
  readonly between: (from: number, to: number) => number;
  /** Whole number from `from` to `to`, both possible. */
  readonly whole: (from: number, to: number) => number;
  /** Normally distributed (Box and Muller 1958). */
  readonly normal: (mean: number, deviation: number) => number;
  readonly chance: (probability: number) => boolean;
}

/** FNV-1a over the UTF-16 units of a name: turns the name of a stream into a number. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * One named stream of random numbers: xoshiro128** 1.1 (Blackman and Vigna 2018), its state filled by splitmix32.
 *
 * Each (seed, name, index) has a stream of its own, so that a day's heart rate does not change when its steps need one
 * draw more, and a denser export keeps the very same person.
 */
export function random(seed: number, name: string, index = 0): Random {
  let mix = (seed ^ hash(name) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  const unit = (): number => {
    const x = Math.imul(b, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result / 4294967296;
  };
  return {
    unit,
    between: (from, to) => from + (to - from) * unit(),
    whole: (from, to) => from + Math.floor((to - from + 1) * unit()),
    normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    chance: (probability) => unit() < probability,
  };
}
