import assert from 'node:assert/strict';
import type { OAuthClientProvider, OAuthTokens, StoredOAuthClientInformation } from '@modelcontextprotocol/client';
import { Browser, type BrowserPage } from './browser.ts';

export const ORIGIN = 'http://aceso.localhost';
export const MCP = new URL('/mcp', ORIGIN);
const BACK = 'http://127.0.0.1:49152/callback';

/** The network as an agent sees it: the installation's public address leads to the gateway of the test. */
export const networkTo =
  (url: string) =>
  async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const given = input instanceof Request ? input.url : String(input);
    return await fetch(given.replace(ORIGIN, url), input instanceof Request ? { ...input, ...init } : init);
  };

/** The program on the person's machine: remembers who it is and what it was given, and opens a browser for the person. */
export class AgentProgram implements OAuthClientProvider {
  readonly redirectUrl = BACK;
  readonly name: string;
  information: StoredOAuthClientInformation | undefined;
  given: OAuthTokens | undefined;
  /** Where the person is sent. */
  asked: URL | undefined;
  readonly scope: string | undefined;
  #verifier = '';
  constructor(name: string, scope?: string) {
    this.name = name;
    this.scope = scope;
  }
  get clientMetadata() {
    return {
      client_name: this.name,
      redirect_uris: [BACK],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      ...(this.scope === undefined ? {} : { scope: this.scope }),
    };
  }
  clientInformation() {
    return this.information;
  }
  saveClientInformation(information: StoredOAuthClientInformation): void {
    this.information = information;
  }
  tokens() {
    return this.given;
  }
  saveTokens(tokens: OAuthTokens): void {
    this.given = tokens;
  }
  redirectToAuthorization(url: URL): void {
    this.asked = url;
  }
  saveCodeVerifier(verifier: string): void {
    this.#verifier = verifier;
  }
  codeVerifier(): string {
    return this.#verifier;
  }
}

/** The person signs in where the program sent them, and reads what it asks for. */
export async function askedBy(program: AgentProgram, url: string, who: { readonly email: string; readonly password: string }) {
  const browser = new Browser(url, ORIGIN);
  assert.ok(program.asked !== undefined, 'the program sent nobody anywhere');
  const signIn = await browser.go(program.asked.pathname + program.asked.search);
  const page = await browser.send(signIn, { ...who });
  return { browser, page };
}

/** What the program gets when the person has answered: the parameters that come back to it. */
export async function answered(browser: Browser, page: BrowserPage, answer: 'yes' | 'no'): Promise<URLSearchParams> {
  const back = await browser.send(page, { answer }).then(
    (end) => assert.fail(`nothing came back: ${end.status} ${end.path} ${end.text}`),
    (led: unknown) => /led elsewhere: (\S+)/.exec(String(led))?.[1],
  );
  const led = new URL(back ?? 'nowhere:');
  assert.equal(led.origin + led.pathname, BACK);
  return led.searchParams;
}
