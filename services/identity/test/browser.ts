import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const ORIGIN = 'http://aceso.test';
const HOPS_MOST = 10;

export interface BrowserReply {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser without scripts: keeps cookies by path, follows redirects within the origin, sends forms. */
export class Browser {
  readonly #apps: ReadonlyMap<string, FastifyInstance>;
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();
  constructor(app: FastifyInstance, others: Readonly<Record<string, FastifyInstance>> = {}) {
    this.#apps = new Map([[ORIGIN, app], ...Object.entries(others)]);
  }

  /** Goes to an address and follows redirects as far as the known origins reach. */
  async go(url: string, form?: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<BrowserReply> {
    let at = new URL(url, ORIGIN);
    let payload = form;
    for (let hops = 0; hops < HOPS_MOST; hops++) {
      const app = this.#apps.get(at.origin);
      if (app === undefined) return { status: 0, url: at.href, text: '', headers: {} };
      const reply = await app.inject({
        method: payload === undefined ? 'GET' : 'POST',
        url: at.pathname + at.search,
        headers: {
          accept: 'text/html',
          host: at.host,
          cookie: this.#cookiesFor(at),
          ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
          ...headers,
        },
        ...(payload === undefined ? {} : { payload: new URLSearchParams(payload).toString() }),
      });
      this.#keep(at, reply.headers['set-cookie']);
      const location = reply.headers.location;
      if (location === undefined || reply.statusCode < 300)
        return { status: reply.statusCode, url: at.href, text: reply.body, headers: reply.headers };
      at = new URL(location, at);
      payload = undefined;
    }
    throw new Error('too many redirects');
  }

  /** Sends the form of a page with its hidden fields, and the given ones. */
  async send(page: BrowserReply, fields: Readonly<Record<string, string>>): Promise<BrowserReply> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.text)?.[1];
    if (action === undefined) throw new Error(`no form on ${page.url}: ${page.text}`);
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    return await this.go(action, { ...(Object.fromEntries(hidden) as Record<string, string>), ...fields });
  }

  get cookies(): readonly string[] {
    return [...this.#cookies.keys()];
  }

  #cookiesFor(url: URL): string {
    return [...this.#cookies]
      .filter(
        ([key, { path }]) =>
          key.startsWith(`${url.host} `) && (url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`)),
      )
      .map(([key, { value }]) => `${key.split(' ')[1]}=${value}`)
      .join('; ');
  }

  #keep(url: URL, header: string | readonly string[] | undefined): void {
    for (const line of header === undefined ? [] : typeof header === 'string' ? [header] : header) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const key = `${url.host} ${name} ${path}`;
      if (value === '' || attributes.some((one) => one.toLowerCase().startsWith('expires=thu, 01 jan 1970'))) this.#cookies.delete(key);
      else this.#cookies.set(key, { value, path });
    }
  }
}

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export function newPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Address of the authorization endpoint with the usual parameters, some changed or (undefined) left out. */
export function authorizeUrl(pkce: Pkce, change: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters = {
    client_id: 'aceso-web',
    response_type: 'code',
    redirect_uri: `${ORIGIN}/auth/callback`,
    scope: 'openid',
    state: 'the-state',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    ...change,
  };
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/oauth/auth?${new URLSearchParams(given).toString()}`;
}
