import { PASSWORD, type OpenIdentity } from './open-identity.ts';
import { authorizeUrl, Browser, newPkce, type BrowserReply, type Pkce } from './browser.ts';

export interface TokenReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown> & {
    access_token?: string;
    refresh_token?: string;
    id_token?: string;
    error?: string;
    expires_in?: number;
  };
}

/** Secret of a confidential client as the installation derives it. */
export const secretOf = (house: OpenIdentity, purpose: string): string =>
  Buffer.from(house.neighbour('users').deriveKey(purpose)).toString('base64url');

export const basic = (clientId: string, secret: string): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${secret}`).toString('base64')}`;

/** Posts a form to the token endpoint; without `authorization` as a public client. */
export async function postToken(house: OpenIdentity, form: Readonly<Record<string, string>>, authorization?: string): Promise<TokenReply> {
  const reply = await house.ask('identity', {
    method: 'POST',
    path: '/oauth/token',
    payload: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(authorization === undefined ? {} : { authorization }) },
  });
  return { status: reply.status, headers: reply.headers, body: reply.json() };
}

export const webClient = (house: OpenIdentity): string => basic('aceso-web', secretOf(house, 'client/aceso-web'));

export interface Authorized {
  readonly browser: Browser;
  readonly pkce: Pkce;
  readonly end: BrowserReply;
  readonly code: string;
  readonly redirectUri: string;
}

/** Signs in on the pages and comes back with a code; the callback itself is not part of identity. */
export async function authorize(
  house: OpenIdentity,
  email: string,
  change: Readonly<Record<string, string | undefined>> = {},
  browser: Browser = new Browser(house.app('identity')),
): Promise<Authorized> {
  const pkce = newPkce();
  let page = await browser.go(authorizeUrl(pkce, change));
  if (page.text.includes('name="password"')) page = await browser.send(page, { email, password: PASSWORD });
  if (page.text.includes('name="answer"')) page = await browser.send(page, { answer: 'yes' });
  const code = new URL(page.url).searchParams.get('code') ?? '';
  return { browser, pkce, end: page, code, redirectUri: change['redirect_uri'] ?? 'http://aceso.test/auth/callback' };
}

/** Trades a code for tokens as the web app does. */
export const redeem = (house: OpenIdentity, authorized: Authorized, change: Readonly<Record<string, string>> = {}): Promise<TokenReply> =>
  postToken(
    house,
    {
      grant_type: 'authorization_code',
      code: authorized.code,
      redirect_uri: authorized.redirectUri,
      code_verifier: authorized.pkce.verifier,
      ...change,
    },
    webClient(house),
  );
