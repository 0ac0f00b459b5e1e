/** What is left of a limit. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly left: number;
  /** Seconds until the window ends. */
  readonly resetSeconds: number;
}

/** Windows by key, newest use last; bounded by whoever makes it. */
export interface WindowStore {
  get(key: string): Window | undefined;
  set(key: string, window: Window): unknown;
}

export interface Window {
  endsAtMs: number;
  count: number;
}

export const WINDOW_SECONDS = 60;

/** Counts one request: exactly `most` are allowed in the minute that begins with the first. */
export function take(store: WindowStore, key: string, most: number, nowMs: number): Allowance {
  const window = store.get(key);
  if (window === undefined || window.endsAtMs <= nowMs) {
    store.set(key, { endsAtMs: nowMs + WINDOW_SECONDS * 1000, count: 1 });
    return { isAllowed: most >= 1, left: Math.max(0, most - 1), resetSeconds: WINDOW_SECONDS };
  }
  const isAllowed = window.count < most;
  if (isAllowed) window.count += 1;
  return { isAllowed, left: Math.max(0, most - window.count), resetSeconds: Math.max(1, Math.ceil((window.endsAtMs - nowMs) / 1000)) };
}
