import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { notification } from '@aceso/contracts/notification';
import { testHouse, type TestHouse } from '@aceso/kit/testing';
import { gatewayModule } from '@aceso/gateway';
import { healthDataModule } from '@aceso/health-data';
import { identityModule } from '@aceso/identity';
import { recommendationModule } from '@aceso/recommendation';
import { usersModule } from '@aceso/users';
import { Client, StreamableHTTPClientTransport, UnauthorizedError, type ClientOptions } from '@modelcontextprotocol/client';
import { AgentProgram, answered, askedBy, MCP, networkTo, ORIGIN } from './agent.ts';

const PASSWORD = 'four unrelated calm words';
const WITHIN_MS = 20_000;
const quietNotification = {
  contract: notification,
  operations: Object.fromEntries(Object.keys(notification.operations).map((name) => [name, () => undefined])),
};

export interface Member {
  readonly email: string;
  readonly password: string;
  /** A request with the person's own session. */
  ask<T>(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: T }>;
}

export interface AgentHouse extends AsyncDisposable {
  readonly house: TestHouse;
  readonly url: string;
  /** Lets time pass for the services. */
  advance(ms: number): void;
  member(name: string): Promise<Member>;
  /** An agent that the person has let in, connected. */
  letIn(member: Member, options?: LetInOptions): Promise<LetIn>;
  /** What comes back to an agent that the person does not let in. */
  declined(member: Member): Promise<URLSearchParams>;
  /** A connection with a token that the test holds. */
  connect(token: string, options?: ClientOptions): Promise<Client>;
}

export interface LetInOptions {
  readonly name?: string;
  readonly scope?: string;
  readonly client?: ClientOptions;
}

export interface LetIn {
  readonly program: AgentProgram;
  readonly client: Client;
  /** What the person read before saying yes. */
  readonly page: string;
}

/** The five services that an agent's way leads through, behind a gateway that listens. */
export async function openAgentHouse(settings: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}): Promise<AgentHouse> {
  let passed = 0;
  const house = await testHouse({
    modules: [identityModule, usersModule, healthDataModule, recommendationModule, gatewayModule],
    neighbours: [quietNotification],
    settings,
    origin: ORIGIN,
    now: () => new Date(Date.now() + passed),
  });
  const url = await house.app('gateway').listen({ host: '127.0.0.1', port: 0 });
  const clients: Client[] = [];
  const connected = async (transport: StreamableHTTPClientTransport, options?: ClientOptions): Promise<Client> => {
    const client = new Client({ name: 'test-agent', version: '1.0.0' }, options);
    clients.push(client);
    await client.connect(transport);
    return client;
  };
  const asking = async (member: Member, program: AgentProgram, options?: ClientOptions) => {
    const transport = new StreamableHTTPClientTransport(MCP, { authProvider: program, fetch: networkTo(url) });
    await assert.rejects(connected(transport, options), UnauthorizedError);
    return { transport, ...(await askedBy(program, url, member)) };
  };
  return {
    house,
    url,
    advance: (ms) => void (passed += ms),
    member: (name) => signedUp(url, name),
    async letIn(member, { name = 'Claude Desktop', scope, client: options } = {}) {
      const program = new AgentProgram(name, scope);
      const { transport, browser, page } = await asking(member, program, options);
      await transport.finishAuth(await answered(browser, page, 'yes'));
      const second = new StreamableHTTPClientTransport(MCP, { authProvider: program, fetch: networkTo(url) });
      return { program, page: page.text, client: await connected(second, options) };
    },
    async declined(member) {
      const { browser, page } = await asking(member, new AgentProgram('Nobody'));
      return await answered(browser, page, 'no');
    },
    connect: (token, options) =>
      connected(
        new StreamableHTTPClientTransport(MCP, { fetch: networkTo(url), requestInit: { headers: { authorization: `Bearer ${token}` } } }),
        options,
      ),
    async [Symbol.asyncDispose]() {
      for (const client of clients) await client.close();
      await house[Symbol.asyncDispose]();
    },
  };
}

async function signedUp(url: string, name: string): Promise<Member> {
  const who = { email: `${name.toLowerCase()}@example.org`, password: PASSWORD };
  const send = async (method: string, path: string, body?: unknown, token?: string): Promise<{ status: number; body: unknown }> => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  await send('POST', '/v1/people', { ...who, displayName: name, timeZone: 'UTC', consents: ['storage-and-advice'] });
  for (const end = performance.now() + WITHIN_MS; ; await pause(20)) {
    const { status, body } = await send('POST', '/v1/sessions', who);
    assert.ok(status === 201 || performance.now() < end, `no sign-in: ${status}`);
    if (status !== 201) continue;
    const { accessToken } = body as { accessToken: string };
    return {
      ...who,
      ask: async <T>(method: string, path: string, sent?: unknown) => {
        const reply = await send(method, path, sent, accessToken);
        return { status: reply.status, body: reply.body as T };
      },
    };
  }
}
