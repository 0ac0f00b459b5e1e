import type { ServerResponse } from 'node:http';
import { Fault } from '@aceso/kit';
import { LRUCache } from 'lru-cache';
import { take, WINDOW_SECONDS, type Allowance, type Window } from '../domain/window-limit.ts';

const KEYS_MOST = 100_000;

/** Counts requests by token and by address. */
export interface Limits {
  /** Counts one request and writes the headers of the draft (RateLimit-Policy, RateLimit). Throws `too-many-requests`. */
  count(kind: 'token' | 'address', key: string, response: ServerResponse): void;
  /** Counts a credential that was refused against the address: guessing is not free. */
  charge(address: string): void;
  /** Throws when the address has nothing left, without counting. */
  check(address: string): void;
}

export interface LimitDeps {
  readonly now: () => Date;
  readonly most: (kind: 'token' | 'address') => number;
}

/** Windows of a minute in the memory of this process; with several gateways each counts for itself. */
export function createLimits({ now, most }: LimitDeps): Limits {
  const windows = { token: new LRUCache<string, Window>({ max: KEYS_MOST }), address: new LRUCache<string, Window>({ max: KEYS_MOST }) };
  const refuse = (allowance: Allowance): Fault =>
    new Fault('too-many-requests', 429, 'Too many requests.', { retryAfterSeconds: allowance.resetSeconds });
  return {
    count(kind, key, response) {
      const quota = most(kind);
      const allowance = take(windows[kind], key, quota, now().getTime());
      response.setHeader('ratelimit-policy', `"${kind}";q=${quota};w=${WINDOW_SECONDS}`);
      response.setHeader('ratelimit', `"${kind}";r=${allowance.left};t=${allowance.resetSeconds}`);
      if (!allowance.isAllowed) throw refuse(allowance);
    },
    charge: (address) => void take(windows.address, address, most('address'), now().getTime()),
    check(address) {
      const window = windows.address.peek(address);
      const nowMs = now().getTime();
      if (window === undefined || window.endsAtMs <= nowMs || window.count < most('address')) return;
      throw refuse({ isAllowed: false, left: 0, resetSeconds: Math.max(1, Math.ceil((window.endsAtMs - nowMs) / 1000)) });
    },
  };
}
