import type { VendorFault } from './faults.ts';
import type { Incoming } from './incoming.ts';
import type { ConnectorManifest } from './manifest.ts';
import type { ClientKeys, TokenSet } from './tokens.ts';
import type { VendorAnswer, VendorHttp } from './vendor-http.ts';
import type { Webhook } from './webhook.ts';

/** A stretch of time: `from` included, `to` not. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** One account at the vendor, ready to be asked: the access token is added and renewed by whoever made this. */
export interface VendorSession {
  readonly http: VendorHttp;
  /** The vendor's id of the account; empty before `identify` has told it. */
  readonly userId: string;
  /** IANA zone of the person, for vendors that write local times without one. */
  readonly timeZone: string;
  readonly now: Date;
  /** What `TokenSet.extra` kept: region, account id. */
  readonly extra: Readonly<Record<string, string>>;
}

export interface StreamPage {
  readonly incoming: Incoming;
  /** Place of the next page of the same window; absent on the last. */
  readonly next?: string;
  /**
   * Where a vendor is asked day by day: the stretches that this page gives whole by itself. Dense readings that are held of such a stretch
   * and are not on the page have been deleted; of the rest of the window nothing is concluded.
   */
  readonly whole?: readonly Window[];
}

/** A family of data that is read by its own cursor. */
export interface Stream {
  /** Permanent: the cursor is kept under it. */
  readonly id: string;
  /** Longest stretch that one request may ask for, in days. */
  readonly windowDays: number;
  /** Days before the newest that are read again each time, because the vendor completes or corrects them late. */
  readonly lateDays: number;
  /** Whether `read` gives everything that lies in the window: what came before and is no longer there has been deleted. */
  readonly isWhole?: boolean;
  /**
   * Metrics whose readings have no id of their own, and of which `read` gives all that begin in the window: what came before and is no
   * longer there has been deleted, or moved to another time.
   */
  readonly dense?: readonly string[];
  /** Scope without which the vendor does not give this; the stream is left out when the person did not grant it. */
  readonly scope?: string;
  /** One page of what was measured in a window. Asked for the same window again it must give the same. */
  read(vendor: VendorSession, window: Window, page: string | undefined): Promise<StreamPage>;
  /** What the vendor has changed since an instant, whenever it was measured: replaces reading late days again. */
  changes?(vendor: VendorSession, since: Date, page: string | undefined): Promise<StreamPage>;
  /** One record by the vendor's id, as a webhook names it; says `deleted` when there is no such record. */
  one?(vendor: VendorSession, id: string): Promise<Incoming>;
}

/**
 * A source that is connected to: everything that is the vendor's own, and nothing else.
 *
 * Keeps no state, asks no clock, touches the network only through the session. Cursors, retries, back-off, token renewal, encryption and
 * the storing are health-data's.
 */
export interface Connector {
  readonly manifest: ConnectorManifest;
  readonly streams: readonly Stream[];
  /** The account behind fresh tokens. Also the place to register it, where the vendor wants that (it may be asked again). */
  identify(vendor: VendorSession): Promise<{ readonly userId: string; readonly scopes?: readonly string[] }>;
  /** Tokens from the answer of the token endpoint, where it deviates from RFC 6749 5.1. Throws `VendorFault`. */
  readTokens?(answer: VendorAnswer, now: Date): TokenSet;
  /** Tokens from what the person typed in (`personal-key`, `password`); asked again when they run out. */
  signIn?(http: VendorHttp, typed: Readonly<Record<string, string>>, now: Date): Promise<TokenSet>;
  /** Headers that prove a request; `Authorization: Bearer` when absent. */
  authorise?(tokens: TokenSet, client: ClientKeys): Readonly<Record<string, string>>;
  /** A refusal inside an answer that looks like a success, or one that means something else than its status says. */
  judge?(answer: VendorAnswer, now: Date): VendorFault | undefined;
  /** Ends the grant at the vendor, where `revokeUrl` does not. */
  revoke?(vendor: VendorSession, tokens: TokenSet, client: ClientKeys): Promise<void>;
  readonly webhook?: Webhook;
}
