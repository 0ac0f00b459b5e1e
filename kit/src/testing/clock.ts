/** A clock that stands still until the test moves it. */
export interface FrozenClock {
  (): Date;
  /** Moves on by so many seconds. */
  pass(seconds: number): void;
  set(instant: string): void;
}

/** Starts at the given instant; 2026-03-01T08:00Z, a Sunday, unless told otherwise. */
export function frozenClock(start = '2026-03-01T08:00:00.000Z'): FrozenClock {
  let at = Date.parse(start);
  return Object.assign(() => new Date(at), {
    pass: (seconds: number) => {
      at += seconds * 1000;
    },
    set: (instant: string) => {
      at = Date.parse(instant);
    },
  });
}
