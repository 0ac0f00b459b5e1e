import assert from 'node:assert/strict';
import { test } from 'node:test';
import Type from 'typebox';
import { contract, operation } from '@aceso/contracts';
import { dataAccessed } from '@aceso/contracts/access';
import { users } from '@aceso/contracts/users';
import { Id, PersonParams } from '@aceso/contracts/shapes';
import { defineModule } from '../module.ts';
import { conflict } from '../fault.ts';
import { person, testHouse } from '../testing/index.ts';
import { ANONYMOUS } from '../auth/principal.ts';
import { JsonText } from './json-text.ts';

/** A service made for these tests, under the name and permissions of a real one. */
const probe = contract({
  service: 'users',
  summary: 'probe',
  operations: {
    read: operation({
      id: 'users.read',
      method: 'GET',
      path: '/v1/people/:personId',
      permission: 'users:profile:read',
      category: 'profile',
      summary: '',
      params: PersonParams,
      query: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 9, default: 3 }), all: Type.Optional(Type.Boolean()) }),
      output: Type.Object({ personId: Type.String(), limit: Type.Integer(), all: Type.Optional(Type.Boolean()) }),
      errors: [],
    }),
    write: operation({
      id: 'users.write',
      method: 'POST',
      path: '/v1/people/:personId/things',
      permission: 'users:profile:write',
      summary: '',
      params: PersonParams,
      body: Type.Object({ name: Type.String({ minLength: 1 }), personId: Type.Optional(Type.String()) }),
      output: Type.Object({ id: Id, personId: Type.String() }),
      status: 201,
      errors: ['taken'],
    }),
    fail: operation({
      id: 'users.fail',
      method: 'GET',
      path: '/v1/fail/:kind',
      permission: 'public',
      summary: '',
      params: Type.Object({ kind: Type.String() }),
      output: Type.Object({}),
      errors: [],
    }),
    columns: operation({
      id: 'users.columns',
      method: 'GET',
      path: '/v1/columns/:text',
      permission: 'public',
      summary: '',
      params: Type.Object({ text: Type.String() }),
      output: Type.Object({ values: Type.Array(Type.Number()) }),
      errors: [],
    }),
  },
  events: users.events,
  settings: {},
  problems: { taken: { status: 409, title: 'It is taken.', fix: 'Take another.' } },
});

let writes = 0;
const probeModule = defineModule({
  contract: probe,
  migrations: `${import.meta.dirname}/../testing/no-migrations`,
  async start() {
    return {
      operations: {
        read: async ({ params, query }) => ({
          personId: params.personId,
          limit: query.limit,
          ...(query.all === undefined ? {} : { all: query.all }),
        }),
        write: async ({ params, body }) => {
          if (body.name === 'taken') throw conflict('taken', 'It is taken.');
          writes += 1;
          return { id: crypto.randomUUID(), personId: params.personId };
        },
        fail: async ({ params }) => {
          throw params.kind === 'undeclared' ? conflict('surprise', 'Nobody declared this.') : new Error('a secret of the inside');
        },
        columns: async ({ params }) => new JsonText(new TextEncoder().encode(params.text)),
      },
      stop: async () => undefined,
    };
  },
});

test('pipeline: `me` is the person of the token, text is converted, defaults are filled in', async () => {
  await using house = await testHouse({ modules: [probeModule] });
  const ada = person();

  const reply = await house.ask('users', { as: ada, path: '/v1/people/me?all=true' });

  assert.deepEqual([reply.status, reply.json()], [200, { personId: ada.personId, limit: 3, all: true }]);
});

test('pipeline: bad input is a problem document that names the field', async () => {
  await using house = await testHouse({ modules: [probeModule] });
  const ada = person();

  const replies = [
    await house.ask('users', { as: ada, path: '/v1/people/me?limit=12' }),
    await house.ask('users', { as: ada, path: '/v1/people/me/things', body: {} }),
    await house.ask('users', { as: ada, method: 'POST', path: '/v1/people/me/things' }),
    await house.ask('users', {
      as: ada,
      path: '/v1/people/me/things',
      payload: '{"name":',
      headers: { 'content-type': 'application/json' },
    }),
  ];

  assert.deepEqual(
    replies.map(({ status }) => status),
    [400, 400, 400, 400],
  );
  assert.deepEqual(
    replies.slice(0, 3).map((reply) => reply.json<{ errors: { path: string }[] }>().errors[0]?.path),
    ['/query/limit', '/body/name', '/body'],
  );
  assert.equal(replies[0]?.json()['type'], 'https://aceso.health/problems/input-invalid');
  assert.match(String(replies[0]?.headers['content-type']), /application\/problem\+json/);
});

test('pipeline: who asks is settled before what is asked: a stranger with a broken body gets 401', async () => {
  await using house = await testHouse({ modules: [probeModule] });

  assert.equal((await house.ask('users', { path: '/v1/people/me/things', body: { nonsense: true } })).status, 401);
  assert.equal(
    (await house.ask('users', { as: { ...person(), scopes: ['users:profile:read'] }, path: '/v1/people/me/things', body: { name: 'x' } }))
      .status,
    403,
  );
});

test('pipeline: what the path says can never be overruled by a body', async () => {
  await using house = await testHouse({ modules: [probeModule] });
  const ada = person();

  const reply = await house.ask('users', { as: ada, path: '/v1/people/me/things', body: { name: 'x', personId: crypto.randomUUID() } });

  assert.equal(reply.json()['personId'], ada.personId);
});

test('pipeline: a key makes a write happen once; another request under it is refused, a failed one may try again', async () => {
  await using house = await testHouse({ modules: [probeModule] });
  const ada = person();
  const send = (name: string, key: string) =>
    house.ask('users', { as: ada, path: '/v1/people/me/things', body: { name }, headers: { 'idempotency-key': key } });
  writes = 0;

  const [first, second] = [await send('x', 'k1'), await send('x', 'k1')];
  const other = await send('y', 'k1');
  const [failed, retried] = [await send('taken', 'k2'), await send('taken', 'k2')];

  assert.deepEqual([first.status, second.status, second.headers['idempotency-replayed'], writes], [201, 201, 'true', 1]);
  assert.equal(second.text, first.text);
  assert.deepEqual([other.status, other.json()['code']], [422, 'idempotency-mismatch']);
  assert.deepEqual([failed.status, retried.status], [409, 409]);
});

test('pipeline: an unexpected error tells the caller nothing of the inside, an undeclared fault is an error', async () => {
  await using house = await testHouse({ modules: [probeModule] });

  const [broken, undeclared] = [
    await house.ask('users', { path: '/v1/fail/x' }),
    await house.ask('users', { path: '/v1/fail/undeclared' }),
  ];

  assert.deepEqual([broken.status, undeclared.status], [500, 500]);
  assert.doesNotMatch(broken.text, /secret/);
});

test('pipeline: a look at somebody else leaves a trace in the log of access, a look at oneself does not', async () => {
  await using house = await testHouse({ modules: [probeModule] });
  const [ada, doctor] = [person(), person()];
  await house.publish('users', users.events.shareGranted, ada.personId, {
    personId: ada.personId,
    shareId: crypto.randomUUID(),
    granteeAccountId: doctor.subject,
    categories: ['profile'],
  });
  await house.settle();

  const statuses = [
    (await house.ask('users', { as: ada, path: '/v1/people/me' })).status,
    (await house.ask('users', { as: doctor, path: `/v1/people/${ada.personId}` })).status,
  ];

  assert.deepEqual(statuses, [200, 200]);
  assert.deepEqual(
    (await house.events.all(dataAccessed)).map(({ payload }) => [payload.personId, payload.subject, payload.operation]),
    [[ada.personId, doctor.subject, 'users.read']],
  );
});

test('pipeline: JSON that an operation wrote itself goes out as it is, is checked like any answer, and is an object in the same process', async () => {
  await using house = await testHouse({ modules: [probeModule] });
  const ask = (text: string) => house.ask('users', { path: `/v1/columns/${encodeURIComponent(text)}` });

  const reply = await ask('{"values":[1.50,2]}');
  const wrong = await ask('{"values":["1"]}');
  const within = await house.peers
    .of('users')
    .call?.('columns', { params: { text: '{"values":[3]}' }, query: {}, body: undefined }, ANONYMOUS, undefined);

  assert.deepEqual(
    [reply.status, reply.text, reply.headers['content-type'], reply.headers['cache-control']],
    [200, '{"values":[1.50,2]}', 'application/json; charset=utf-8', 'no-store'],
  );
  assert.equal(wrong.status, 500);
  assert.deepEqual(within, { values: [3] });
});
