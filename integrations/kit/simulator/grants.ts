import { createHash, randomBytes } from 'node:crypto';
import type { OAuth2 } from '../connector/manifest.ts';
import type { SimulatedAccount, SimulatedTokens, SimulatedVendor } from './simulated-vendor.ts';

const secret = (): string => randomBytes(18).toString('base64url');

interface Code {
  readonly account: SimulatedAccount;
  readonly redirectUri: string;
  readonly challenge: string | undefined;
  readonly endsAt: number;
}

interface Grant {
  readonly account: SimulatedAccount;
  readonly endsAt: number;
  /** A rotated one still works until then. */
  readonly goodUntil: number;
}

/** Why a token request is refused. */
export class GrantRefused extends Error {
  override readonly name = 'GrantRefused';
  readonly code: 'invalid_client' | 'invalid_grant' | 'invalid_request';
  constructor(code: 'invalid_client' | 'invalid_grant' | 'invalid_request', message: string) {
    super(message);
    this.code = code;
  }
}

/** Codes and tokens of one vendor: single use, exact ends, rotation with refusal of the old one. */
export class Grants {
  readonly #codes = new Map<string, Code>();
  readonly #access = new Map<string, Grant>();
  readonly #refresh = new Map<string, Grant>();
  readonly #vendor: SimulatedVendor;
  readonly #auth: OAuth2 | undefined;
  readonly #now: () => Date;

  /** @param auth how codes are redeemed; undefined where people type in a key or a password */
  constructor(vendor: SimulatedVendor, auth: OAuth2 | undefined, now: () => Date) {
    this.#vendor = vendor;
    this.#auth = auth;
    this.#now = now;
  }

  issueCode(account: SimulatedAccount, redirectUri: string, challenge: string | undefined): string {
    const code = secret();
    this.#codes.set(code, { account, redirectUri, challenge, endsAt: this.#ms() + this.#vendor.codeSeconds * 1000 });
    return code;
  }

  /** Tokens for a code, once. */
  redeem(form: URLSearchParams): { readonly tokens: SimulatedTokens; readonly account: SimulatedAccount } {
    const given = form.get('code') ?? '';
    const code = this.#codes.get(given);
    this.#codes.delete(given);
    if (code === undefined || code.endsAt <= this.#ms()) throw new GrantRefused('invalid_grant', 'the code is used or too old');
    if (code.redirectUri !== form.get('redirect_uri')) throw new GrantRefused('invalid_grant', 'another redirect_uri');
    const verifier = form.get('code_verifier');
    if (this.#auth?.pkce === true && (verifier === null || createHash('sha256').update(verifier).digest('base64url') !== code.challenge))
      throw new GrantRefused('invalid_grant', 'the verifier does not fit');
    return this.#issue(code.account);
  }

  refresh(form: URLSearchParams): { readonly tokens: SimulatedTokens; readonly account: SimulatedAccount } {
    const given = form.get('refresh_token') ?? '';
    const grant = this.#refresh.get(given);
    if (grant === undefined || grant.goodUntil <= this.#ms()) throw new GrantRefused('invalid_grant', 'the refresh token is not taken');
    if (this.#auth?.refreshRotates !== true) return this.#issue(grant.account, given);
    this.#refresh.set(given, { ...grant, goodUntil: this.#ms() + (this.#vendor.graceSeconds ?? 0) * 1000 });
    return this.#issue(grant.account);
  }

  /** Tokens of somebody who has typed in what opens the account. */
  signIn(account: SimulatedAccount): SimulatedTokens {
    return this.#issue(account).tokens;
  }

  accountOf(token: string | undefined): SimulatedAccount | undefined {
    const grant = token === undefined ? undefined : this.#access.get(token);
    if (grant === undefined || grant.endsAt <= this.#ms()) return undefined;
    // Using the new token ends the grace of those before.
    for (const [name, other] of this.#refresh)
      if (other.account === grant.account && other.goodUntil !== Infinity) this.#refresh.delete(name);
    return grant.account;
  }

  /** Ends everything of an account. Returns whether there was anything. */
  end(account: SimulatedAccount): boolean {
    let ended = false;
    for (const tokens of [this.#access, this.#refresh])
      for (const [token, grant] of tokens) if (grant.account === account) ended = tokens.delete(token) || ended;
    return ended;
  }

  /** RFC 7009: whichever token it is. */
  revoke(token: string): SimulatedAccount | undefined {
    const grant = this.#access.get(token) ?? this.#refresh.get(token);
    if (grant !== undefined) this.end(grant.account);
    return grant?.account;
  }

  /** All access tokens are over, as when their time has come. */
  expireAccess(): void {
    this.#access.clear();
  }

  hasGrant(account: SimulatedAccount): boolean {
    return [...this.#refresh.values(), ...this.#access.values()].some((grant) => grant.account === account);
  }

  #issue(account: SimulatedAccount, kept?: string): { readonly tokens: SimulatedTokens; readonly account: SimulatedAccount } {
    const [accessToken, refreshToken] = [secret(), kept ?? secret()];
    this.#access.set(accessToken, { account, endsAt: this.#ms() + this.#vendor.tokenSeconds * 1000, goodUntil: Infinity });
    this.#refresh.set(refreshToken, { account, endsAt: Infinity, goodUntil: Infinity });
    const scope = this.#auth?.scopes.join(this.#auth.scopeSeparator) ?? '';
    return { tokens: { accessToken, refreshToken, expiresInSeconds: this.#vendor.tokenSeconds, scope }, account };
  }

  #ms(): number {
    return this.#now().getTime();
  }
}
