import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { bearer, json, openGateway } from '../../test/open-gateway.ts';

interface Listed {
  readonly routes: { prefix: string; service: string }[];
  readonly upstreams: { service: string; address: string; state: string; inFlight: number }[];
}
const holder = (role: string) => ({ subject: randomUUID(), sessionId: randomUUID(), roles: [role] });

test('listRoutes: an operator sees routes and replicas through the gateway itself', async () => {
  await using house = await openGateway({ extraRoutes: [{ prefix: '/v1/beta', service: 'analytics' }] });
  const [one] = await house.hostElsewhere('users', ['one']);

  const reply = await fetch(`${house.url}/v1/gateway/routes`, { headers: bearer(house.identity.clientToken(holder('operator'))) });

  assert.equal(reply.status, 200, await reply.clone().text());
  const { routes, upstreams } = await json<Listed>(reply);
  assert.deepEqual(routes[0], { prefix: '/v1/beta', service: 'analytics' });
  assert.ok(routes.some(({ prefix, service }) => prefix === '/v1/people/:personId' && service === 'users'));
  assert.deepEqual(upstreams, [{ service: 'users', address: one!.address, state: 'up', inFlight: 0 }]);
});

test('listRoutes: a person may not, and nobody must sign in first', async () => {
  await using house = await openGateway();

  const refused = await fetch(`${house.url}/v1/gateway/routes`, { headers: bearer(house.identity.clientToken(holder('person'))) });
  const nobody = await fetch(`${house.url}/v1/gateway/routes`);

  assert.deepEqual([refused.status, nobody.status], [403, 401]);
});
