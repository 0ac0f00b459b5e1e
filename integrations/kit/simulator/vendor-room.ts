import type { OAuth2 } from '../connector/manifest.ts';
import { Grants, GrantRefused } from './grants.ts';
import { keyOf } from './records.ts';
import type {
  HookNewsKind,
  SimulatedAccount,
  SimulatedAnswer,
  SimulatedCall,
  SimulatedRecord,
  SimulatedRequest,
  SimulatedState,
  SimulatedVendor,
} from './simulated-vendor.ts';

/** Something that goes wrong at the vendor, as often as it was ordered. */
export type SimulatedFault =
  /** Access tokens are over before their time. */
  | 'unauthorised'
  | 'rate-limited'
  | 'unavailable'
  /** An answer that is no JSON. */
  | 'garbage'
  /** The tokens are renewed, but the answer never arrives. */
  | 'token-answer-lost'
  | 'token-unavailable';

/** How a call is spoilt. */
export type Spoilt = 'wrong-signature' | 'stale' | 'unsigned';

export interface SeenRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly what: 'authorise' | 'token' | 'revoke' | 'data';
  readonly status: number;
  readonly grantType?: string;
}

const HISTORY_DAYS = 40;
const STALE_MS = 3_600_000;

/** One simulated vendor: its accounts, tokens, faults and what it has been asked. */
export class VendorRoom {
  readonly vendor: SimulatedVendor;
  readonly grants: Grants;
  readonly accounts = new Map<string, SimulatedAccount>();
  readonly seen: SeenRequest[] = [];
  readonly notes = new Map<string, string>();
  readonly clients = new Map<string, string>([['aceso-simulated', 'simulated-client-secret']]);
  /** Where the portal was told to call. */
  portalHook: string | undefined;
  /** Where an address that the vendor was told is really reached. */
  reach: (url: string) => string = (url) => url;
  /** Who sits at the vendor's page. */
  visitor: SimulatedAccount;
  readonly #faults: SimulatedFault[] = [];
  readonly #now: () => Date;
  #lastClient = 'aceso-simulated';
  #seed = 100;

  constructor(vendor: SimulatedVendor, now: () => Date, historyDays = HISTORY_DAYS) {
    this.vendor = vendor;
    this.#now = now;
    this.grants = new Grants(vendor, this.auth, now);
    this.visitor = this.account('4711', historyDays);
  }

  get auth(): OAuth2 | undefined {
    const { auth } = this.vendor.manifest.connection;
    return auth.kind === 'oauth2' ? auth : undefined;
  }

  /** An account, made with a history when it is new. */
  account(userId: string, historyDays = HISTORY_DAYS): SimulatedAccount {
    const known = this.accounts.get(userId);
    if (known !== undefined) return known;
    const records = this.vendor.history(Number(userId) || 1, historyDays, this.#now());
    const account: SimulatedAccount = { userId, records: new Map(records.map((record) => [keyOf(record), record])), notes: new Map() };
    this.accounts.set(userId, account);
    return account;
  }

  /** The next requests go wrong in this way. */
  fail(fault: SimulatedFault, times = 1): void {
    for (let i = 0; i < times; i++) this.#faults.push(fault);
  }

  takeFault(...kinds: readonly SimulatedFault[]): SimulatedFault | undefined {
    const at = this.#faults.findIndex((fault) => kinds.includes(fault));
    return at < 0 ? undefined : this.#faults.splice(at, 1)[0];
  }

  /** Whether a client is registered with this secret; the one that asked last signs the calls. */
  knows(clientId: string, clientSecret: string): boolean {
    const isKnown = this.clients.get(clientId) === clientSecret;
    if (isKnown) this.#lastClient = clientId;
    return isKnown;
  }

  state(): SimulatedState {
    return {
      clientId: this.#lastClient,
      clientSecret: this.clients.get(this.#lastClient) ?? '',
      notes: this.notes,
      signIn: () => this.grants.signIn(this.visitor),
      endGrant: (account) => void this.grants.end(account),
      endGrantOf: (userId) => {
        const account = this.accounts.get(userId);
        if (account !== undefined) this.grants.end(account);
      },
      send: (call, account) => this.send(call, account),
      knock: async (url, query, method = 'GET') => {
        const address = new URL(this.reach(url));
        for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, String(value));
        const response = await fetch(address, { method, redirect: 'manual' });
        return { status: response.status, json: await response.json().catch(() => undefined) };
      },
    };
  }

  async answer(request: SimulatedRequest): Promise<SimulatedAnswer> {
    const answer = await this.vendor.answer(request, this.state());
    return answer ?? { status: 404, json: { error: 'not_found' } };
  }

  /** The device syncs: one more record. */
  async add(account = this.visitor): Promise<SimulatedRecord> {
    const record = this.vendor.fresh(++this.#seed, this.#now());
    account.records.set(keyOf(record), record);
    await this.call('created', record, account);
    return record;
  }

  async change(record: SimulatedRecord, account = this.visitor): Promise<SimulatedRecord> {
    const next = { ...this.vendor.changed(record, this.#now()), modifiedAt: this.#now().getTime() };
    account.records.set(keyOf(next), next);
    await this.call('changed', next, account);
    return next;
  }

  async remove(record: SimulatedRecord, account = this.visitor): Promise<void> {
    const gone = { ...record, isDeleted: true, modifiedAt: this.#now().getTime() };
    account.records.set(keyOf(record), gone);
    await this.call('deleted', gone, account);
  }

  /** The person ends the grant on the vendor's own pages. */
  async endGrant(account = this.visitor): Promise<void> {
    this.grants.end(account);
    const [record] = account.records.values();
    if (record !== undefined) await this.call('grant-ended', record, account);
  }

  /** The call for a record; undefined when the vendor makes none. */
  madeCall(
    kind: HookNewsKind,
    record: SimulatedRecord,
    account: SimulatedAccount = this.visitor,
    now = this.#now(),
  ): SimulatedCall | undefined {
    const { clientId, clientSecret } = this.state();
    return this.vendor.call?.({ kind, account, record, clientId, clientSecret, notes: this.notes, now });
  }

  /** Calls Aceso, spoilt if wanted. Returns the status of the answer; undefined when the vendor makes no calls or knows no address. */
  async call(
    kind: HookNewsKind,
    record: SimulatedRecord,
    account: SimulatedAccount = this.visitor,
    spoilt?: Spoilt,
  ): Promise<number | undefined> {
    const now = spoilt === 'stale' ? new Date(this.#now().getTime() - STALE_MS) : this.#now();
    const made = this.madeCall(kind, record, account, now);
    if (made === undefined) return undefined;
    return await this.send(spoilt === 'unsigned' ? { ...made, headers: {} } : made, account, spoilt === 'wrong-signature');
  }

  /** Sends a call as it is, or with one byte of its body changed after signing. */
  async send(call: SimulatedCall, account = this.visitor, isTampered = false): Promise<number | undefined> {
    const url = this.vendor.callbackOf?.(account, this.notes) ?? this.portalHook;
    if (url === undefined) return undefined;
    const to = this.reach(url);
    const body = isTampered ? call.body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)) : call.body;
    const response = await fetch(to, { method: 'POST', headers: { 'content-type': call.contentType, ...call.headers }, body });
    await response.arrayBuffer();
    return response.status;
  }

  /** Tokens for a token request, or why not. Throws `GrantRefused`. */
  exchange(form: URLSearchParams, authorization: string | undefined): SimulatedAnswer {
    const { auth, grants } = this;
    if (auth === undefined) throw new GrantRefused('invalid_request', 'there is no token endpoint');
    const [clientId, clientSecret] =
      auth.clientAuth === 'basic' ? basicOf(authorization) : [form.get('client_id'), form.get('client_secret')];
    if (!this.knows(clientId ?? '', clientSecret ?? '')) throw new GrantRefused('invalid_client', 'no such client');
    for (const [name, value] of Object.entries(auth.tokenParams ?? {}))
      if (form.get(name) !== value) throw new GrantRefused('invalid_request', `${name} is missing`);
    const type = form.get('grant_type');
    if (type !== 'authorization_code' && type !== 'refresh_token') throw new GrantRefused('invalid_request', 'no such grant type');
    const { tokens, account } = type === 'authorization_code' ? grants.redeem(form) : grants.refresh(form);
    return (
      this.vendor.tokenAnswer?.(tokens, account) ?? {
        status: 200,
        json: {
          token_type: 'Bearer',
          access_token: tokens.accessToken,
          refresh_token: tokens.refreshToken,
          expires_in: tokens.expiresInSeconds,
          scope: tokens.scope,
        },
      }
    );
  }
}

function basicOf(header: string | undefined): readonly [string, string] {
  const text = Buffer.from((header ?? '').replace(/^Basic /, ''), 'base64').toString('utf8');
  const [id = '', password = ''] = text.split(':');
  return [decodeURIComponent(id), decodeURIComponent(password)];
}
