import { randomUUID } from 'node:crypto';
import { contract } from '@aceso/contracts';
import { defineModule, type AnyContract, type House, type Module } from '@aceso/kit';
import { testHouse, type TestHouse, type TestReply } from '@aceso/kit/testing';
import { identityModule } from '../src/module.ts';

export const PASSWORD = 'four unrelated calm words';

export interface Someone {
  readonly accountId: string;
  readonly personId: string;
  readonly email: string;
}

export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly sessionId: string;
}

/** Identity as it runs in earnest, with neighbours that can do nothing but call it. */
export interface OpenIdentity extends TestHouse {
  /** What the kit gave a neighbour: its tokens, its keys. */
  neighbour(name: string): House;
  /** An active account with `PASSWORD`. */
  someone(change?: { readonly email?: string; readonly roles?: readonly string[]; readonly active?: boolean }): Promise<Someone>;
  /** Calls an internal operation as `users`. */
  asUsers(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<TestReply>;
  /** Token of `users` for identity. */
  usersToken(): Promise<string>;
  tryPassword(email: string, password: string, headers?: Readonly<Record<string, string>>): Promise<TestReply>;
  signIn(email: string): Promise<SignedIn>;
  /** The gateway's exchange: a token for a service in place of what the client holds. */
  forService(clientToken: string, service?: string): Promise<string>;
  /** As a client through the gateway: the token is exchanged first. */
  askAs(clientToken: string, method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<TestReply>;
}

/** Starts identity beside `users` and `gateway`, which are there only to hold their secrets. */
export async function openIdentity(
  options: { readonly now?: () => Date; readonly settings?: Readonly<Record<string, unknown>> } = {},
): Promise<OpenIdentity> {
  const neighbours = new Map<string, House>();
  const modules: Module[] = [identityModule, ...['users', 'gateway', 'health-data', 'notification'].map((name) => idle(name, neighbours))];
  const house = await testHouse({
    modules,
    settings: { identity: options.settings ?? {} },
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  const neighbour = (name: string): House => neighbours.get(name)!;
  const usersToken = async (): Promise<string> => (await neighbour('users').tokens.asService('identity')).token;
  const asUsers = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<TestReply> =>
    await house.ask('identity', { method, path, token: await usersToken(), ...(body === undefined ? {} : { body }) });
  const tryPassword = (email: string, password: string, headers: Readonly<Record<string, string>> = {}): Promise<TestReply> =>
    house.ask('identity', { path: '/v1/sessions', body: { email, password }, headers });
  const forService = async (clientToken: string, service = 'identity'): Promise<string> =>
    (await neighbour('gateway').tokens.exchange(service, clientToken, clientToken.startsWith('aceso_') ? 'api-token' : 'access-token'))
      .token;
  return {
    ...house,
    neighbour,
    usersToken,
    asUsers,
    tryPassword,
    forService,
    async someone({ email = `${randomUUID()}@example.org`, roles = ['person'], active = true } = {}) {
      const accountId = randomUUID();
      const personId = randomUUID();
      const made = await asUsers('POST', '/v1/accounts', { accountId, email, password: PASSWORD, personId, roles });
      if (made.status !== 201) throw new Error(made.text);
      if (active) await asUsers('POST', `/v1/accounts/${accountId}/activation`);
      return { accountId, personId, email };
    },
    async signIn(email) {
      const reply = await tryPassword(email, PASSWORD);
      if (reply.status !== 201) throw new Error(reply.text);
      return reply.json<SignedIn>();
    },
    async askAs(clientToken, method, path, body) {
      return await house.ask('identity', { method, path, token: await forService(clientToken), ...(body === undefined ? {} : { body }) });
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

function idle(service: string, started: Map<string, House>): Module {
  const empty = contract({ service, summary: 'Only there for the test.', operations: {}, events: {}, settings: {}, problems: {} });
  return defineModule({
    contract: empty as AnyContract,
    migrations: import.meta.dirname,
    start: async (house) => {
      started.set(service, house as House);
      return { operations: {}, stop: async () => {} };
    },
  });
}

/** Claims of a token, unverified. */
export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

/** Header of a token. */
export const headerOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;
