const MINUTE_MS = 60_000;
/** A tenth earlier or later, so that the people of an installation do not ask at the same moment. */
const JITTER = 0.2;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;

/** When to ask again after all went well. @param chance a number from 0 to 1 */
export const dueAfterSuccess = (at: Date, pollEveryMinutes: number, chance: number): Date =>
  new Date(at.getTime() + pollEveryMinutes * MINUTE_MS * (1 + JITTER * (chance - 0.5)));

/**
 * When to try again after a failure: twice as long each time, with full jitter in the upper half, at most six hours.
 *
 * @param failures how many came before without a success in between
 * @param askedSeconds what the vendor wants, if it says: never earlier
 */
export function dueAfterFault(at: Date, failures: number, askedSeconds: number | undefined, chance: number): Date {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 20));
  return new Date(at.getTime() + Math.max(longest * (0.5 + 0.5 * chance), (askedSeconds ?? 0) * 1000));
}
