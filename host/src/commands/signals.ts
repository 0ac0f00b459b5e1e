import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** One Ctrl-C reaches a program once from the terminal and again through each program that started it. */
const SAME_WITHIN_MS = 1000;

/** Resolves at the first Ctrl-C or request to end; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = (): void => {
      if (askedAt !== undefined && performance.now() - askedAt > SAME_WITHIN_MS) process.exit(130);
      askedAt ??= performance.now();
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}
