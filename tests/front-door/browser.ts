const HOPS_AT_MOST = 10;

export interface BrowserPage {
  readonly status: number;
  /** Path and query where the redirects ended. */
  readonly path: string;
  readonly text: string;
  readonly headers: Headers;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly attributes: string;
}

/** A browser without scripts in front of the gateway: keeps cookies, follows redirects, sends forms. */
export class Browser {
  readonly cookies = new Map<string, Cookie>();
  readonly #url: string;
  readonly #origin: string;
  constructor(url: string, origin: string) {
    this.#url = url;
    this.#origin = origin;
  }

  /** Goes to a path and follows redirects within the installation; `hops` 0 stays at the first answer. */
  async go(path: string, form?: Readonly<Record<string, string>>, hops = HOPS_AT_MOST): Promise<BrowserPage> {
    let at = new URL(path, this.#origin);
    let body = form;
    for (let hop = 0; ; hop++) {
      const reply = await this.ask(at.pathname + at.search, {
        method: body === undefined ? 'GET' : 'POST',
        headers:
          body === undefined
            ? {}
            : { 'content-type': 'application/x-www-form-urlencoded', origin: this.#origin, 'sec-fetch-site': 'same-origin' },
        ...(body === undefined ? {} : { body: new URLSearchParams(body).toString() }),
      });
      const location = reply.headers.get('location');
      if (location === null || hop >= hops)
        return { status: reply.status, path: at.pathname + at.search, text: await reply.text(), headers: reply.headers };
      at = new URL(location, at);
      if (at.origin !== this.#origin) throw new Error(`led elsewhere: ${at.href}`);
      body = undefined;
    }
  }

  /** Sends the form of a page with its hidden fields, and the given ones. */
  async send(page: BrowserPage, fields: Readonly<Record<string, string>>): Promise<BrowserPage> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.text)?.[1];
    if (action === undefined) throw new Error(`no form at ${page.path}: ${page.text}`);
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    return await this.go(action, { ...(Object.fromEntries(hidden) as Record<string, string>), ...fields });
  }

  /** One request as a page's script would make it, with the cookies. */
  async ask(path: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = [...this.cookies].filter(([, { path: under }]) => path.startsWith(under)).map(([name, { value }]) => `${name}=${value}`);
    const reply = await fetch(this.#url + path, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', ...(cookie.length === 0 ? {} : { cookie: cookie.join('; ') }), ...init.headers },
    });
    for (const line of reply.headers.getSetCookie()) this.#keep(line);
    return reply;
  }

  #keep(line: string): void {
    const [pair, ...rest] = line.split('; ');
    if (pair === undefined) return;
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const attributes = rest.join('; ');
    const isGone = value === '' || /max-age=0/i.test(attributes) || /expires=thu, 01 jan 1970/i.test(attributes);
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, { value, path: /path=([^;]+)/i.exec(attributes)?.[1] ?? '/', attributes });
  }
}
