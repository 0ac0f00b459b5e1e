import { MatchersV3, PactV4 } from '@pact-foundation/pact';
import type { Operation } from '@aceso/contracts';
import { createPeers, pathOf, type Principal, type TokenSource } from '@aceso/kit';
import { PROBLEM_BASE } from '@aceso/contracts/problems';
import { createClient } from '../../kit/src/client/create-client.ts';
import type { Call, News } from './expectations.ts';

export interface Pair {
  readonly consumer: string;
  readonly provider: string;
  readonly calls: readonly Call[];
  readonly news: readonly News[];
}

/** Writes what one service needs of another: each call is made with the client that the service uses, against a stand-in. */
export async function writePact({ consumer, provider, calls, news }: Pair, dir: string): Promise<void> {
  const pact = new PactV4({ consumer, provider, dir, logLevel: 'error' });
  for (const call of calls) await writeCall(pact, call);
  for (const { event, needs } of news)
    await pact
      .addAsynchronousInteraction()
      .expectsToReceive(event.type, (message) => void message.withJSONContent(MatchersV3.like(needs)))
      .executeTest(() => Promise.resolve());
}

async function writeCall(pact: PactV4, call: Call): Promise<void> {
  const operation = call.provider.operations[call.operation];
  if (operation === undefined) throw new Error(`${call.provider.service} has no operation ${call.operation}`);
  const { params = {}, query, body } = call.input;
  const holder = call.asPerson === true ? 'person' : 'service';
  await pact
    .addInteraction()
    .uponReceiving(
      `${operation.id}${call.asPerson === true ? ' for the person' : ''}${call.problem === undefined ? '' : `: ${call.problem.code}`}`,
    )
    .withRequest(operation.method, pathOf(operation, { params, query: {}, body: undefined }), (request) => {
      request.headers({ authorization: `Bearer ${holder}` });
      if (query !== undefined) request.query(Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])));
      if (body !== undefined) request.jsonBody(body);
    })
    .willRespondWith(call.problem?.status ?? statusOf(operation), (response) => answer(response, call))
    .executeTest(async ({ url }) => {
      const asked = askerOf(call, holder, url)[call.operation]?.({ params, query: query ?? {}, body } as never);
      await asked?.catch((fault: { code?: string }) => {
        if (call.problem === undefined || fault.code !== call.problem.code) throw fault;
      });
    });
}

interface ResponseBuilder {
  headers(headers: Record<string, unknown>): unknown;
  jsonBody(body: unknown): unknown;
}

function answer(response: ResponseBuilder, { needs, problem }: Call): void {
  if (problem !== undefined) {
    response.headers({ 'content-type': MatchersV3.regex('^application/problem\\+json.*', 'application/problem+json') });
    response.jsonBody({
      type: `${PROBLEM_BASE}${problem.code}`,
      code: problem.code,
      title: MatchersV3.like('words'),
      status: problem.status,
    });
  } else if (needs !== undefined) response.jsonBody(MatchersV3.like(needs));
}

const statusOf = ({ status, output, answers }: Operation): number => status ?? (output === undefined && answers === undefined ? 204 : 200);

/** The kit's own client, with a token that the provider's side will replace by a real one. */
function askerOf({ consumer, provider }: Call, holder: string, url: string): Record<string, (input: never) => Promise<unknown>> {
  const token = { token: holder, expiresAt: Number.MAX_SAFE_INTEGER };
  const tokens: TokenSource = { asService: () => Promise.resolve(token), exchange: () => Promise.resolve(token) };
  const self: Principal = {
    subject: `service:${consumer}`,
    kind: 'service',
    roles: ['service'],
    personId: undefined,
    scopes: ['*'],
    sessionId: undefined,
    tokenId: undefined,
    expiresAt: Number.MAX_SAFE_INTEGER,
    actor: undefined,
  };
  const peers = createPeers({ [provider.service]: [url] });
  return createClient(provider, { peers, tokens, self }) as unknown as Record<string, (input: never) => Promise<unknown>>; // Named by a string here.
}
