import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '@aceso/contracts';
import { CONTRACTS } from '@aceso/contracts/all';
import { person, testHouse, type TestHouse } from '@aceso/kit/testing';
import { loadModules } from '../../host/src/modules.ts';

/** Identity signs its own tokens; `services/identity/src/oidc/service-tokens.test.ts` asks it the same. */
const WITH_TOKENS_OF_OTHERS = CONTRACTS.filter(({ service }) => service !== 'identity');
/** What a token may be wrong in. */
const WRONG = ['missing', 'expired', 'of another audience', 'of another kind', 'tampered'] as const;

for (const { service, operations } of WITH_TOKENS_OF_OTHERS)
  test(`${service}: alone it is alive and ready, and every operation refuses a token that is missing, expired, foreign or tampered`, async () => {
    await using house = await testHouse({ modules: await loadModules([service]) });
    const guarded = Object.values(operations).filter(({ permission }) => permission !== 'public');

    const healths = await Promise.all(['/livez', '/readyz'].map((path) => house.ask(service, { path })));
    const admitted = await house.ask(service, { ...requestOf(guarded[0]), as: person() });
    const refused = await Promise.all(guarded.map((operation) => codesOf(house, service, operation)));

    assert.deepEqual(
      healths.map(({ status }) => status),
      [200, 200],
    );
    // The gateway exchanges tokens with identity, which is not there: `services/gateway/src/edge/credentials.test.ts` has both.
    if (service !== 'gateway') assert.notEqual(admitted.status, 401, 'a right token is known');
    assert.deepEqual(
      Object.fromEntries(guarded.map(({ id }, i) => [id, refused[i]])),
      Object.fromEntries(guarded.map(({ id }) => [id, WRONG.map(() => '401 unauthenticated')])),
    );
  });

/** Status and code of an operation for each way in which a token may be wrong. */
async function codesOf(house: TestHouse, service: string, operation: Operation): Promise<readonly string[]> {
  const as = person();
  const request = requestOf(operation);
  const token = await house.issuer.token(as, service, new Date());
  // Its last letters hold bits that some decoders ignore: one from the middle of the signature.
  const at = token.length - 20;
  const tampered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
  const replies = await Promise.all([
    house.ask(service, request),
    house.ask(service, { ...request, as, change: { expiresInSeconds: -60 } }),
    house.ask(service, { ...request, as, change: { audience: 'urn:aceso:another' } }),
    house.ask(service, { ...request, as, change: { typ: 'JWT' } }),
    house.ask(service, { ...request, token: tampered }),
  ]);
  return replies.map((reply) => `${reply.status} ${reply.status === 401 ? codeIn(reply.json()) : reply.text.slice(0, 200)}`);
}

/** Code of a problem document; the FHIR door says it in an OperationOutcome. */
function codeIn(body: {
  readonly code?: unknown;
  readonly issue?: readonly { readonly details: { readonly coding: readonly { readonly code: string }[] } }[];
}): string {
  return String(body.code ?? body.issue?.[0]?.details.coding[0]?.code);
}

function requestOf(operation: Operation | undefined) {
  assert.ok(operation !== undefined, 'an operation that asks for a token');
  return { method: operation.method, path: operation.path.replace(/:\w+/g, 'x') };
}

interface BadInput {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  /** Field that the answer must name. */
  readonly field: string;
}

/** Those whose own tests do not ask it; the gateway passes bodies on and judges only the form of a request. */
const BAD_INPUT: Readonly<Record<string, BadInput>> = {
  gateway: { path: '/v1//policies', field: '/path' },
  recommendation: {
    method: 'POST',
    path: '/v1/people/me/recommendations/2b1f5f0c-6f0e-4f0a-9d5e-0c8f5b1c7a11/feedback',
    body: { kind: 'perhaps' },
    field: '/body/kind',
  },
  notification: { path: '/v1/people/me/notifications?limit=0', field: '/query/limit' },
};

for (const [service, { field, ...request }] of Object.entries(BAD_INPUT))
  test(`${service}: bad input is a problem document that names the field`, async () => {
    await using house = await testHouse({ modules: await loadModules([service]) });

    const reply = await house.ask(service, { ...request, as: person() });

    const problem = reply.json<{ code: string; errors: { path: string }[] }>();
    assert.match(String(reply.headers['content-type']), /^application\/problem\+json/);
    assert.deepEqual([reply.status, problem.code, problem.errors.map(({ path }) => path)], [400, 'input-invalid', [field]]);
  });
