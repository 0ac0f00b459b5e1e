import type { ClientKeys } from './tokens.ts';
import type { VendorHttp } from './vendor-http.ts';

/** A call of the vendor, byte for byte. */
export interface HookRequest {
  readonly method: 'GET' | 'POST';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** What a call can be held against. */
export interface HookKeys {
  readonly client: ClientKeys;
  /** What `Subscriptions.ensure` kept: verification token, signature key. */
  readonly subscription: Readonly<Record<string, string>>;
  /** Whether the address that was called holds the secret that only we and the vendor know. */
  readonly isAddressSecret: boolean;
}

export interface HookVerdict {
  /** `genuine`: proven. `hint`: unproven, good enough to ask the vendor. `stale`: proven once, too old now. `forged`: not the vendor. */
  readonly kind: 'genuine' | 'hint' | 'stale' | 'forged';
  /** For the log: never a value or a signature. */
  readonly why?: string;
  /** What makes a genuine call unlike any other, such as its signature: the same again is a replay. The body when absent. */
  readonly mark?: string;
}

/** One thing that a webhook says. It carries no values: those are fetched. */
export interface HookNews {
  /** The vendor's id of the account. */
  readonly userId: string;
  /** Stream that has news; all of them when absent. */
  readonly stream?: string;
  readonly window?: { readonly from: Date; readonly to: Date };
  /** One record, to be read by `Stream.one`. */
  readonly id?: string;
  /** Native ids that the vendor has deleted. */
  readonly deleted?: readonly string[];
  /** The person has ended the grant at the vendor. */
  readonly isGrantEnded?: boolean;
}

export interface HookAnswer {
  readonly status: number;
  readonly json?: unknown;
}

/** How a vendor tells that there is something new. */
export interface Webhook {
  /** Answers the check that a vendor makes before it begins; undefined when the call is none. */
  handshake?(request: HookRequest, keys: HookKeys): HookAnswer | undefined;
  /** Judges a call over its raw bytes, in constant time. Called before anything of the body is believed. */
  check(request: HookRequest, keys: HookKeys, now: Date): HookVerdict;
  /** What it says. Throws `VendorFault` (`malformed`) when it cannot be read. */
  read(request: HookRequest): readonly HookNews[];
  readonly subscriptions?: Subscriptions;
}

export interface SubscriptionContext {
  /** For `scope: 'connection'` with the account's token, else without one. */
  readonly http: VendorHttp;
  readonly client: ClientKeys;
  /** Address that the vendor is to call; its query holds our secret. */
  readonly callbackUrl: string;
  /** What is kept from before; empty at first. */
  readonly known: Readonly<Record<string, string>>;
  /** Text that nobody can guess, the same each time, for vendors that want a verification token. */
  readonly verificationToken: string;
  readonly now: Date;
}

/** Subscriptions that are made by calls to the vendor. A vendor whose portal asks for the address has none. */
export interface Subscriptions {
  /** One for the client, or one for each account. */
  readonly scope: 'client' | 'connection';
  /** Whether the address still has to be entered at the vendor by hand. */
  readonly isAddressByHand?: true;
  /** Makes or renews what is missing; called again before `renewAt`, and harmless when all is there. */
  ensure(context: SubscriptionContext): Promise<{ readonly keep: Readonly<Record<string, string>>; readonly renewAt?: Date }>;
  remove(context: SubscriptionContext): Promise<void>;
}
