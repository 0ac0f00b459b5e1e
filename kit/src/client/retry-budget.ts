/**
 * Retries allowed as a share of calls, so that a service in trouble is not buried under repeated calls.
 *
 * A token bucket as in gRPC retry throttling (proposal A6): each call adds `ratio`, each retry takes one.
 */
export interface RetryBudget {
  called(): void;
  /** Takes one retry if there is any left. */
  spend(): boolean;
}

export function createRetryBudget(ratio = 0.2, most = 10): RetryBudget {
  let left = most;
  return {
    called() {
      left = Math.min(most, left + ratio);
    },
    spend() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
