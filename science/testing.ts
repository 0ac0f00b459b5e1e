import type { Refusal, Result } from './result.ts';

/** The value of a result that a test knows to be granted; a refusal fails the test with its reason. */
export function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** The refusal of a result that a test knows to be refused. */
export function refusalOf(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error(`granted: ${JSON.stringify(result.value)}`);
  return result;
}

/** Fails when two numbers differ by more than `within`. */
export function near(actual: number, expected: number, within = 1e-9): void {
  if (!(Math.abs(actual - expected) <= within)) throw new Error(`expected ${expected} within ${within}, got ${actual}`);
}

/** A reproducible stream of standard normal numbers (mulberry32 and Box-Muller) for simulations in tests. */
export function normalNumbers(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
