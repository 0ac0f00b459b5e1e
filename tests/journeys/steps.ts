import type { TestContext } from 'node:test';

const STEP_MS = 60_000;

/** One thing that somebody does or sees on a journey. */
export type Step = <T>(name: string, act: () => Promise<T>) => Promise<T>;

/** Steps of a journey, each bounded in time. A failure says in which step it happened, and what `about` tells of the surroundings. */
export const stepsOf =
  (context: TestContext, about: () => Promise<string>): Step =>
  async (name, act) => {
    const from = performance.now();
    try {
      const result = await within(act());
      context.diagnostic(`${name}: ${Math.round(performance.now() - from)} ms`);
      return result;
    } catch (cause) {
      const surroundings = await about().catch((error: unknown) => `nothing more is known: ${String(error)}`);
      throw new Error(`at "${name}": ${cause instanceof Error ? cause.message : String(cause)}\n${surroundings}`, { cause });
    }
  };

async function within<T>(act: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not within ${STEP_MS / 1000} s`)), STEP_MS);
  try {
    return await Promise.race([act, late]);
  } finally {
    clearTimeout(timer);
  }
}
