import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { dataAccessed } from '@aceso/contracts/access';
import { generateKeyPair, SignJWT } from 'jose';
import { CLINIC_ACCOUNT, hook, ISSUER, openClinic, SERVICE } from '../../test/clinic.ts';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { series } from '../../test/series.ts';

const troubled = async (open: OpenRecommendation): Promise<void> => {
  open.daily.set(
    'sleep-duration',
    series(60, () => 350),
  );
  open.daily.set(
    'blood-pressure-systolic',
    series(60, (ago) => (ago % 2 === 0 ? 142 : undefined)),
  );
  open.daily.set(
    'blood-pressure-diastolic',
    series(60, (ago) => (ago % 2 === 0 ? 91 : undefined)),
  );
  await open.changed();
};

test('callCdsService: discovery names the hook and what to send along', async () => {
  await using open = await openRecommendation();

  const { services } = await open.get<{ services: Record<string, unknown>[] }>('/cds-services');

  assert.deepEqual(
    services.map(({ hook: of, id, prefetch }) => [of, id, prefetch]),
    [['patient-view', 'aceso-patient-view', { patient: 'Patient/{{context.patientId}}' }]],
  );
});

test('callCdsService: a clinician sees cards of what the person shares, urgent ones first, with source and proof, and the person sees who looked', async () => {
  await using open = await openRecommendation();
  await troubled(open);
  const clinic = await openClinic(open);

  const before = await clinic.view(open.ada.personId);
  await clinic.share();
  const { cards } = await clinic.view(open.ada.personId);
  const byIdentifier = await clinic.view('their-own-id-17', {
    prefetch: {
      patient: {
        resourceType: 'Patient',
        identifier: [{ system: 'https://aceso.health/fhir/identifier/person', value: open.ada.personId }],
      },
    },
  });

  assert.deepEqual(before.cards, []);
  assert.ok(cards.length > 0);
  assert.deepEqual(
    cards.map(({ indicator }) => indicator),
    cards
      .map(({ indicator }) => indicator)
      .toSorted((a, b) => ['critical', 'warning', 'info'].indexOf(a) - ['critical', 'warning', 'info'].indexOf(b)),
  );
  for (const card of cards) {
    assert.ok(card.summary.length <= 140 && card.summary !== '');
    assert.match(
      card.links[0]?.url ?? '',
      new RegExp(`^http://aceso\\.test/v1/people/${open.ada.personId}/(recommendations|insights)/[0-9a-f-]+/proof$`),
    );
    assert.notEqual(card.source.label, '');
    assert.match(card.detail, /Sureness/);
  }
  assert.ok(cards.some(({ source }) => source.url?.startsWith('https://') === true));
  assert.deepEqual(
    byIdentifier.cards.map(({ summary }) => summary),
    cards.map(({ summary }) => summary),
  );
  const accesses = await open.house.events.all(dataAccessed);
  assert.ok(accesses.length > 0);
  assert.ok(accesses.every(({ payload }) => payload.subject === CLINIC_ACCOUNT && payload.actor === 'Clinic'));
});

test('callCdsService: nobody, and a share of other data, give no cards; nothing is told of who exists', async () => {
  await using open = await openRecommendation();
  await troubled(open);
  const clinic = await openClinic(open);
  await clinic.share(['sleep']);

  assert.deepEqual(await clinic.view(open.ada.personId), { cards: [] });
  assert.deepEqual(await clinic.view(randomUUID()), { cards: [] });
  assert.deepEqual(await clinic.view('no-uuid'), { cards: [] });
});

test('callCdsService: a token that is not of the system, not for this address, too long, old, from the future or used before is refused', async () => {
  await using open = await openRecommendation();
  const clinic = await openClinic(open);
  const { privateKey } = await generateKeyPair('ES384');
  const now = Math.floor(Date.parse('2026-06-30T12:00:00Z') / 1000);
  const claims = { iss: ISSUER, aud: `http://aceso.test${SERVICE}`, iat: now, exp: now + 60, jti: 'x' };
  const unsigned = (header: object): string =>
    `${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  const good = await clinic.token(SERVICE);
  const tokens = [
    'nonsense',
    unsigned({ alg: 'none' }),
    await new SignJWT(claims).setProtectedHeader({ alg: 'ES384', kid: 'clinic' }).sign(privateKey),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'clinic' }).sign(Buffer.alloc(32)),
    await clinic.token(SERVICE, { iss: 'https://somebody.example' }),
    await clinic.token('/cds-services/another'),
    await clinic.token(SERVICE, { exp: now + 3_600 }),
    await clinic.token(SERVICE, { iat: now - 3_600, exp: now - 3_500 }),
    await clinic.token(SERVICE, { iat: now + 3_600, exp: now + 3_700 }),
    await clinic.token(SERVICE, { jti: '' }),
  ];

  const first = await clinic.call(SERVICE, hook(open.ada.personId), good);
  const again = await clinic.call(SERVICE, hook(open.ada.personId), good);
  const refused = await Promise.all(tokens.map((token) => clinic.call(SERVICE, hook(open.ada.personId), token)));
  const ofOurs = await open.house.ask('recommendation', { as: open.ada, path: SERVICE, body: hook(open.ada.personId) });

  assert.deepEqual([first.status, again.status, ofOurs.status], [200, 401, 401]);
  assert.deepEqual(
    refused.map(({ status }) => status),
    tokens.map(() => 401),
  );
});

test('callCdsService: an unknown service and another hook are told apart, and a body that is no hook is 400', async () => {
  await using open = await openRecommendation();
  const clinic = await openClinic(open);

  const unknown = await clinic.call('/cds-services/other', hook(open.ada.personId));
  const otherHook = await clinic.call(SERVICE, { ...hook(open.ada.personId), hook: 'order-sign' });
  const broken = await clinic.call(SERVICE, { hook: 'patient-view' });

  assert.deepEqual([unknown.status, otherHook.status, broken.status], [404, 400, 400]);
  assert.equal(otherHook.json()['code'], 'hook-not-served');
});
