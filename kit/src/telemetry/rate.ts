/** Takes at most so many in each second. */
export interface Rate {
  /** True when there is room for one more in this second. */
  take(perSecond: number): boolean;
}

export function createRate(nowMs: () => number = () => performance.now()): Rate {
  let second = -1;
  let taken = 0;
  return {
    take(perSecond) {
      const now = Math.floor(nowMs() / 1000);
      if (now !== second) [second, taken] = [now, 0];
      if (taken >= perSecond) return false;
      taken += 1;
      return true;
    },
  };
}
