import type { Query } from '../connector/vendor-http.ts';

/** A request as a simulated vendor sees it, after the shared parts (faults, tokens) have let it through. */
export interface SimulatedRequest {
  readonly method: string;
  /** Host that the connector meant, such as `api.ouraring.com`. */
  readonly host: string;
  /** Path at that host. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whose token came; undefined when none came or it is not taken. */
  readonly account: SimulatedAccount | undefined;
  readonly now: Date;
}

export interface SimulatedAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A record in the vendor's own form, and what the simulator must know of it. */
export interface SimulatedRecord {
  /** The vendor's id. */
  readonly id: string;
  /** Family, such as `sleep`. */
  readonly family: string;
  /** When it was measured: milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** When the vendor last touched it. */
  readonly modifiedAt: number;
  readonly isDeleted?: boolean;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Somebody who has an account at the vendor. */
export interface SimulatedAccount {
  readonly userId: string;
  readonly records: Map<string, SimulatedRecord>;
  /** What the vendor was told to keep for the account, such as subscriptions. */
  readonly notes: Map<string, unknown>;
}

/** What a vendor sends when a record changes. */
export interface SimulatedCall {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string;
}

export type HookNewsKind = 'created' | 'changed' | 'deleted' | 'grant-ended';

/** Secrets that a call is signed with. */
export interface HookSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What was kept when the vendor was told the address. */
  readonly subscription: ReadonlyMap<string, unknown>;
}

/** What is particular to one vendor; authorisation, tokens, faults and the HTTP around are shared. */
export interface SimulatedVendor {
  readonly id: string;
  /** Seconds that an access token lives; the code lives `codeSeconds`. */
  readonly tokenSeconds: number;
  readonly codeSeconds: number;
  /** A made-up history that ends now, deterministic in `seed`. */
  history(seed: number, days: number, now: Date): readonly SimulatedRecord[];
  /** One more night, activity or reading, as it appears after a sync. */
  fresh(seed: number, now: Date): SimulatedRecord;
  /** Another version of a record: the same id, other values. */
  changed(record: SimulatedRecord, now: Date): SimulatedRecord;
  /** Answers a request of the data interface; undefined: no such address. */
  answer(request: SimulatedRequest, state: SimulatedState): SimulatedAnswer | undefined;
  /** The refusal when a token is missing or has run out; 401 when absent. */
  refuseToken?(): SimulatedAnswer;
  refuseRate?(now: Date): SimulatedAnswer;
  refuseGrant?(): SimulatedAnswer;
  /** Wraps the token answer where it deviates from RFC 6749. */
  tokenAnswer?(tokens: SimulatedTokens, account: SimulatedAccount): SimulatedAnswer;
  /** The call that tells of a record; undefined when the vendor sends none. */
  call?(
    kind: HookNewsKind,
    account: SimulatedAccount,
    record: SimulatedRecord | undefined,
    secrets: HookSecrets,
    now: Date,
  ): SimulatedCall | undefined;
  /** Address to call, when the vendor was told it by a request; else the one of the developer portal. */
  callbackOf?(state: SimulatedState, account: SimulatedAccount): string | undefined;
}

export interface SimulatedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
  readonly scope: string;
}

/** What is kept for a client rather than for one account. */
export interface SimulatedState {
  readonly accounts: ReadonlyMap<string, SimulatedAccount>;
  readonly notes: Map<string, unknown>;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Calls an address of Aceso, as vendors do to check it. */
  knock(url: string, query: Query): Promise<{ readonly status: number; readonly json: unknown }>;
}
