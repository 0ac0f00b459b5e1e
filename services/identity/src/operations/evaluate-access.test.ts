import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIdentity, type OpenIdentity, type Someone } from '../../test/open-identity.ts';

const PATH = '/access/v1/evaluation';
const question = (who: Someone, action: string, resource: object, more: object = {}) => ({
  subject: { type: 'account', id: who.accountId },
  action: { name: action },
  resource,
  ...more,
});
const person = (who: Someone, categories: readonly string[] = []) => ({ type: 'person', id: who.personId, properties: { categories } });

async function decide(house: OpenIdentity, body: object): Promise<unknown> {
  const reply = await house.asUsers('POST', PATH, body);
  assert.equal(reply.status, 200, reply.text);
  return reply.json()['decision'];
}

test('evaluateAccess: the same decisions as in every service', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const bob = await house.someone({ roles: ['person', 'operator'] });

  assert.equal(await decide(house, question(ada, 'health-data:samples:read', person(ada, ['heart']))), true);
  assert.equal(await decide(house, question(bob, 'health-data:samples:read', person(ada, ['heart']))), false);
  assert.equal(
    await decide(house, question(bob, 'health-data:samples:read', person(ada, ['heart']), { context: { shared: ['heart'] } })),
    true,
  );
  assert.equal(await decide(house, question(bob, 'identity:policies:read', { type: 'system', id: 'aceso' })), true);
  assert.equal(await decide(house, question(ada, 'identity:policies:read', { type: 'system', id: 'aceso' })), false);
  assert.equal(await decide(house, question(ada, 'nobody:declared:this', person(ada))), false);
  assert.equal(
    await decide(house, { ...question(ada, 'health-data:samples:read', person(ada)), subject: { type: 'account', id: 'unknown' } }),
    false,
  );
});

test('evaluateAccess: roles that the caller claims for a subject count for nothing', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const body = question(ada, 'identity:policies:read', { type: 'system', id: 'aceso' });

  const decision = await decide(house, { ...body, subject: { ...body.subject, properties: { roles: ['operator'] } } });

  assert.equal(decision, false);
});

test('evaluateAccess: a person may ask about themselves only', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const bob = await house.someone();
  const { accessToken } = await house.signIn(ada.email);

  const own = await house.askAs(accessToken, 'POST', PATH, question(ada, 'health-data:samples:read', person(ada)));
  const others = await house.askAs(accessToken, 'POST', PATH, question(bob, 'health-data:samples:read', person(bob)));

  assert.deepEqual([own.json()['decision'], others.status], [true, 403]);
});

test('evaluateAccess: a malformed question names the field', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();

  const without = await house.asUsers('POST', PATH, { subject: { type: 'account', id: 'x' }, action: { name: 'a' } });
  const odd = await house.asUsers('POST', PATH, question(ada, 'health-data:samples:read', { type: 'planet', id: 'x' }));

  assert.match(without.text, /"path":"\/body\/resource"/);
  assert.match(odd.text, /"path":"\/body\/resource\/type"/);
});
