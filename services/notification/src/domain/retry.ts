/** What a failed attempt to send leads to. */
export type AfterFailure = { readonly again: Date } | { readonly again: undefined };

const FIRST_WAIT_SECONDS = 2;
const FACTOR = 8;
const LONGEST_WAIT_SECONDS = 6 * 3600;

/** Seconds to wait after the n-th failed attempt: 2, 16, 128, … so that six attempts outlast a server that is down for two hours. */
export const waitSeconds = (attempts: number): number =>
  Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * FACTOR ** Math.max(0, attempts - 1));

/** Decides whether to try again. A refusal of the address (5xx on the envelope) would be the same next time. */
export function afterFailure(failure: {
  readonly permanent: boolean;
  readonly attempts: number;
  readonly most: number;
  readonly now: Date;
}): AfterFailure {
  if (failure.permanent || failure.attempts >= failure.most) return { again: undefined };
  return { again: new Date(failure.now.getTime() + waitSeconds(failure.attempts) * 1000) };
}
