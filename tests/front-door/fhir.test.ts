import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { notification } from '@aceso/contracts/notification';
import { testHouse } from '@aceso/kit/testing';
import { gatewayModule } from '@aceso/gateway';
import { healthDataModule } from '@aceso/health-data';
import { identityModule } from '@aceso/identity';
import { usersModule } from '@aceso/users';

const PASSWORD = 'four unrelated calm words';
const WITHIN_MS = 20_000;
const quietNotification = {
  contract: notification,
  operations: Object.fromEntries(Object.keys(notification.operations).map((name) => [name, () => undefined])),
};
const json = (body: unknown, token?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  body: JSON.stringify(body),
});

async function signedUp(url: string): Promise<string> {
  const credentials = { email: 'ada@example.org', password: PASSWORD };
  await fetch(
    `${url}/v1/people`,
    json({ ...credentials, displayName: 'Ada', timeZone: 'Europe/Zurich', consents: ['storage-and-advice'] }),
  );
  for (const end = performance.now() + WITHIN_MS; ; await pause(20)) {
    const reply = await fetch(`${url}/v1/sessions`, json(credentials));
    if (reply.status === 201) return ((await reply.json()) as { accessToken: string }).accessToken;
    assert.ok(performance.now() < end, `no sign-in: ${await reply.text()}`);
  }
}

interface Told {
  readonly resourceType?: string;
  readonly total?: number;
  readonly issue?: readonly { readonly code: string }[];
  readonly name?: unknown;
}

test('front door: a program with a SMART token writes and reads by FHIR through the gateway, and is told in FHIR what it may not', async () => {
  await using house = await testHouse({
    modules: [identityModule, usersModule, healthDataModule, gatewayModule],
    neighbours: [quietNotification],
  });
  const url = await house.app('gateway').listen({ host: '127.0.0.1', port: 0 });
  const session = await signedUp(url);
  const made = await fetch(
    `${url}/v1/api-tokens`,
    json({ name: 'diary', scopes: ['patient/Observation.crs?category=vital-signs', 'patient/Patient.rs'], expiresInDays: 1 }, session),
  );
  const { token } = (await made.json()) as { token: string };
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}/fhir/R4/${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const told = async (reply: Promise<Response>): Promise<readonly [number, string | undefined, string | undefined]> => {
    const answer = await reply;
    const body = (await answer.json()) as Told;
    assert.match(answer.headers.get('content-type') ?? '', /^application\/fhir\+json/);
    return [answer.status, body.resourceType, body.issue?.[0]?.code];
  };
  const weight = {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
    effectiveDateTime: '2026-03-02T08:00:00+01:00',
    valueQuantity: { value: 70, system: 'http://unitsofmeasure.org', code: 'kg' },
  };

  const created = await ask('Observation', {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(weight),
  });
  const byForm = await ask('Observation/_search', { method: 'POST', body: new URLSearchParams({ code: '29463-7', _total: 'accurate' }) });
  const patients = await ask('Patient');
  const smart = await fetch(`${url}/fhir/R4/.well-known/smart-configuration`);
  const openId = await fetch(`${url}/.well-known/openid-configuration`);

  assert.equal(created.status, 201, await created.clone().text());
  assert.match(created.headers.get('location') ?? '', /^http:\/\/aceso\.test\/fhir\/R4\/Observation\//);
  assert.equal(((await byForm.json()) as Told).total, 1);
  assert.match(await patients.text(), /"text":"Ada"/);
  const [door, provider] = [(await smart.json()) as Record<string, unknown>, (await openId.json()) as Record<string, unknown>];
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'revocation_endpoint', 'jwks_uri'])
    assert.equal(door[name], provider[name], name);
  assert.deepEqual(
    await Promise.all([
      told(ask('Device')),
      told(ask('Nothing')),
      told(ask('Observation', { method: 'DELETE' })),
      told(ask('Observation?colour=red')),
      told(fetch(`${url}/fhir/R4/Observation`)),
      told(fetch(`${url}/fhir/R4/metadata`)),
    ]),
    [
      [403, 'OperationOutcome', 'forbidden'],
      [404, 'OperationOutcome', 'not-found'],
      [405, 'OperationOutcome', 'not-supported'],
      [400, 'OperationOutcome', 'invalid'],
      [401, 'OperationOutcome', 'login'],
      [200, 'CapabilityStatement', undefined],
    ],
  );
  const outside = await fetch(`${url}/v1/people/me/samples?metric=body-mass`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(outside.status, 403);
});
