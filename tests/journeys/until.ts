import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/** Looks again and again, with a bound, until there is something. What breaks while looking breaks at once. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, withinMs = 30_000): Promise<T> {
  for (const by = performance.now() + withinMs; ; await pause(LOOK_EVERY_MS)) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > by) throw new Error(`${what}: not within ${withinMs / 1000} s`);
  }
}
