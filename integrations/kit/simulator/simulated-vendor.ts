import type { ConnectorManifest } from '../connector/manifest.ts';
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
  /** Whose token came; undefined when none came, or it is not taken (any more). */
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
  /** By family and id. */
  readonly records: Map<string, SimulatedRecord>;
  /** What the vendor was told to keep for the account, such as subscriptions. */
  readonly notes: Map<string, string>;
}

/** What a vendor sends when a record changes. */
export interface SimulatedCall {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string;
}

export type HookNewsKind = 'created' | 'changed' | 'deleted' | 'grant-ended';

/** What a call tells of, and what it is signed with. */
export interface CallFacts {
  readonly kind: HookNewsKind;
  readonly account: SimulatedAccount;
  readonly record: SimulatedRecord;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the client, kept from what the connector asked for. */
  readonly notes: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** What is kept for the client, and what a vendor can do beside answering. */
export interface SimulatedState {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly notes: Map<string, string>;
  /** Tokens for whoever sits at the simulator, once the vendor has looked at what was typed in. */
  signIn(): SimulatedTokens;
  /** Forgets every token of an account. */
  endGrant(account: SimulatedAccount): void;
  endGrantOf(userId: string): void;
  /** Calls Aceso beside an answer, as vendors do that deliver later what is asked for. */
  send(call: SimulatedCall, account: SimulatedAccount): Promise<unknown>;
  /** Calls an address of Aceso, as vendors do to check it. */
  knock(url: string, query: Query, method?: 'GET' | 'HEAD'): Promise<{ readonly status: number; readonly json: unknown }>;
}

export interface SimulatedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
  readonly scope: string;
}

/** What is particular to one vendor; authorisation, tokens, faults and the HTTP around are shared. */
export interface SimulatedVendor {
  readonly manifest: ConnectorManifest;
  /** Seconds that an access token and a code live. */
  readonly tokenSeconds: number;
  readonly codeSeconds: number;
  /** Seconds that a rotated refresh token still works, unless the new one was used before; 0 when absent. */
  readonly graceSeconds?: number;
  /** Whether records of a family have ids of the vendor; yes when absent. A dense series has none. */
  hasIds?(family: string): boolean;
  /** Whether calls carry the time when they were made; yes when absent. */
  readonly hasTimestamps?: boolean;
  /** Whether a deletion at the vendor can be seen from outside; yes when absent. */
  readonly deletes?: boolean;
  /** Whether a grant can be ended by a request; yes when absent. */
  readonly revokes?: boolean;
  /** What the person types in, where the manifest asks for it. */
  readonly typed?: Readonly<Record<string, string>>;
  /** A made-up history that ends now, the same for the same seed. */
  history(seed: number, days: number, now: Date): readonly SimulatedRecord[];
  /** One more record, as it appears after the device has synced: a night, where the vendor has nights. */
  fresh(seed: number, now: Date): SimulatedRecord;
  /** Another version of a record: the same id, other values or times. */
  changed(record: SimulatedRecord, now: Date): SimulatedRecord;
  /** Answers a request of the data interface; undefined: no such address. */
  answer(request: SimulatedRequest, state: SimulatedState): SimulatedAnswer | undefined | Promise<SimulatedAnswer | undefined>;
  /** Whether a request is of the client rather than of an account, and needs no token. */
  isOfClient?(request: SimulatedRequest): boolean;
  /** The token in a request, where it is not in `Authorization`. */
  tokenOf?(request: SimulatedRequest): string | undefined;
  /** Refusals in the vendor's own form; the usual ones (401, 429 with `Retry-After`, 400 `invalid_grant`, 503) when absent. */
  refusals?: {
    readonly token?: SimulatedAnswer;
    readonly rate?: (now: Date) => SimulatedAnswer;
    readonly grant?: SimulatedAnswer;
    readonly server?: SimulatedAnswer;
  };
  /** The token answer where it deviates from RFC 6749 5.1. */
  tokenAnswer?(tokens: SimulatedTokens, account: SimulatedAccount): SimulatedAnswer;
  /** The call that tells of a record; absent for vendors that send none, undefined for families that no call is about. */
  call?(facts: CallFacts): SimulatedCall | undefined;
  /** Address that the vendor was told to call; the portal's when absent or undefined. */
  callbackOf?(account: SimulatedAccount, notes: ReadonlyMap<string, string>): string | undefined;
}
