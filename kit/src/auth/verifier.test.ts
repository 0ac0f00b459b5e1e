import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenClock, person, testIssuer } from '../testing/index.ts';
import { Fault } from '../fault.ts';
import { createVerifier } from './verifier.ts';

const ISSUER = 'https://aceso.example';

async function open() {
  const clock = frozenClock();
  const issuer = await testIssuer(ISSUER);
  let fetches = 0;
  const fetchKeys = async () => {
    fetches += 1;
    return issuer.keys;
  };
  const verifier = createVerifier({ issuer: ISSUER, audience: 'urn:aceso:users', fetchKeys, now: clock });
  return { clock, issuer, verifier, fetches: () => fetches };
}
const refused = (error: unknown): boolean => error instanceof Fault && error.code === 'unauthenticated' && error.status === 401;

test('verifier: a good token gives the principal, and the keys are fetched once', async () => {
  const { clock, issuer, verifier, fetches } = await open();
  const ada = person();

  const first = await verifier.verify(await issuer.token(ada, 'users', clock()));
  await verifier.verify(await issuer.token(ada, 'users', clock()));

  assert.deepEqual([first.subject, first.personId, first.kind, first.roles], [ada.subject, ada.personId, 'account', ['person']]);
  assert.equal(fetches(), 1);
});

test('verifier: expired, other audience, other type, other issuer and tampered tokens are refused alike', async () => {
  const { clock, issuer, verifier } = await open();
  const ada = person();
  const good = await issuer.token(ada, 'users', clock());
  const stranger = await testIssuer(ISSUER);
  const bad = [
    await issuer.token(ada, 'users', clock(), { expiresInSeconds: -1 }),
    await issuer.token(ada, 'users', clock(), { audience: 'urn:aceso:identity' }),
    await issuer.token(ada, 'users', clock(), { typ: 'JWT' }),
    await (await testIssuer('https://other.example')).token(ada, 'users', clock()),
    await stranger.token(ada, 'users', clock()),
    `${good.slice(0, -6)}AAAAAA`,
    'not a token',
    '',
  ];

  for (const token of bad) await assert.rejects(verifier.verify(token), refused);
});

test('verifier: a token that was good is refused when its time has passed, also from memory', async () => {
  const { clock, issuer, verifier } = await open();
  const token = await issuer.token(person(), 'users', clock(), { expiresInSeconds: 60 });
  await verifier.verify(token);

  clock.pass(61);

  await assert.rejects(verifier.verify(token), refused);
});

test('verifier: a revoked session is refused at once, a token issued after it lives', async () => {
  const { clock, issuer, verifier } = await open();
  const ada = { ...person(), sessionId: 'one' };
  const before = await issuer.token(ada, 'users', clock());
  await verifier.verify(before);
  clock.pass(5);

  verifier.revoke({ subject: ada.subject, at: clock() });
  clock.pass(5);
  const after = await issuer.token(ada, 'users', clock());

  await assert.rejects(verifier.verify(before), refused);
  assert.equal((await verifier.verify(after)).subject, ada.subject);
});

test('verifier: unknown keys make at most one fetch in half a minute', async () => {
  const { clock, issuer, verifier, fetches } = await open();
  await verifier.verify(await issuer.token(person(), 'users', clock()));
  const [header = '', ...rest] = (await issuer.token(person(), 'users', clock())).split('.');
  const unknown = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(header, 'base64url').toString()), kid: 'new' })).toString(
    'base64url',
  );

  for (let i = 0; i < 20; i++) await assert.rejects(verifier.verify([unknown, ...rest].join('.')), refused);

  assert.ok(fetches() <= 2);
});
