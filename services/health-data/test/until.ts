import { setTimeout as pause } from 'node:timers/promises';

const WITHIN_MS = 20_000;

/** Looks until something is so: the worker sums up after the answer. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + WITHIN_MS; performance.now() < end; await pause(20)) if (await isSo()) return;
  throw new Error('it did not come to be so in time');
}
