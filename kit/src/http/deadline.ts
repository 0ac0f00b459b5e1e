/** Carries how many milliseconds the caller still waits. */
export const DEADLINE_HEADER = 'x-aceso-deadline-ms';
/** What a request may take when nobody says. */
export const DEFAULT_DEADLINE_MS = 30_000;

const ends = new WeakMap<AbortSignal, number>();

/** A signal that aborts after so many milliseconds or with the given one, and remembers when, so that calls further on get the rest. */
export function withDeadline(milliseconds: number, outer: AbortSignal | undefined): AbortSignal {
  // Whole milliseconds: `AbortSignal.timeout` refuses fractions.
  const rest = Math.max(1, Math.ceil(Math.min(milliseconds, outer === undefined ? milliseconds : restOf(outer, milliseconds))));
  const timeout = AbortSignal.timeout(rest);
  const signal = outer === undefined ? timeout : AbortSignal.any([timeout, outer]);
  ends.set(signal, performance.now() + rest);
  return signal;
}

/** Milliseconds left of a signal made by `withDeadline`; the fallback for any other. */
export function restOf(signal: AbortSignal, fallback: number): number {
  const end = ends.get(signal);
  return end === undefined ? fallback : Math.max(1, end - performance.now());
}
