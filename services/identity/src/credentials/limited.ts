import { unavailable } from '@aceso/kit';

/** Runs at most `atOnce` of the works at a time and lets at most `waiting` wait; more are refused, so that memory and delay stay bounded. */
export function limited(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw unavailable('Too many sign-ins at once.', 1);
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // The place goes over to the next in line.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
