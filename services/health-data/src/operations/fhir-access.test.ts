import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { dataAccessed } from '@aceso/contracts/access';
import { users } from '@aceso/contracts/users';
import { frozenClock, person, type TestPrincipal } from '@aceso/kit/testing';
import { assertValid, fhir, resources, search, type Bundle, type Outcome } from '../../test/fhir.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

const AT = '2026-03-02T08:00:00Z';
const NOW = '2026-06-01T08:00:00Z';

/** A heart beat, some steps, sugar and a basal temperature. */
async function filled(): Promise<OpenHealthData> {
  const open = await openHealthData({ timeZone: 'UTC', now: frozenClock(NOW) });
  await open.push([
    { metric: 'heart-rate', start: AT, value: 61, unit: '/min' },
    { metric: 'step-count', start: AT, end: '2026-03-02T09:00:00Z', value: 800, unit: '{steps}' },
    { metric: 'blood-glucose', start: AT, value: 5.5, unit: 'mmol/L' },
    { metric: 'basal-body-temperature', start: AT, value: 36.4, unit: 'Cel' },
  ]);
  return open;
}

const as = (open: OpenHealthData, ...scopes: readonly string[]): TestPrincipal => ({ ...open.ada, scopes });
const codes = (bundle: Bundle): readonly string[] =>
  resources(bundle)
    .map(({ code }) => (code as { text: string }).text)
    .toSorted();

test('SMART: a granular scope shows its categories and nothing else, by search, by id and in $everything', async () => {
  await using open = await filled();
  const all = resources(await search(open, 'Observation'));
  const vital = as(open, 'patient/Observation.rs?category=vital-signs');

  const found = await search(open, 'Observation', vital);
  const byId = await Promise.all(all.map(({ id }) => fhir(open, `Observation/${id}`, { as: vital })));
  const everything = (await fhir(open, `Patient/${open.ada.personId}/$everything`, { as: vital })).json<Bundle>();
  const count = await search(open, 'Observation?_summary=count', vital);

  assert.deepEqual(codes(found), ['Heart rate']);
  assert.equal(count.total, 1);
  assert.deepEqual(
    byId.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 404, 404, 404],
  );
  assert.deepEqual(new Set(resources(everything).map(({ resourceType }) => resourceType)), new Set(['Observation']));
  assert.deepEqual(codes(everything), ['Heart rate', 'Heart rate']);
});

test('SMART: a broad scope does not reach what needs a consent of its own; the person and a scope that names it do', async () => {
  await using open = await filled();

  const broad = await search(open, 'Observation', as(open, 'patient/*.rs'));
  const named = await search(open, 'Observation', as(open, 'patient/Observation.rs?category=reproductive'));
  const own = await search(open, 'Observation');

  assert.deepEqual(codes(broad), ['Glucose', 'Heart rate', 'Steps']);
  assert.deepEqual(codes(named), ['Basal body temperature']);
  assert.equal(codes(own).length, 4);
  const [intimate] = resources(named);
  assert.deepEqual((intimate?.['meta'] as { security: { code: string }[] } | undefined)?.security[0]?.code, 'R');
});

test('SMART: scopes open their types and interactions only, and never what lies outside the FHIR door', async () => {
  await using open = await filled();
  const status = async (path: string, ...scopes: readonly string[]) => (await fhir(open, path, { as: as(open, ...scopes) })).status;
  const [found] = resources(await search(open, 'Observation?code=heart-rate'));
  const id = found?.id ?? '';

  assert.deepEqual(
    await Promise.all([
      status('Observation', 'patient/Observation.read'),
      status('Observation', 'patient/Observation.r'),
      status(`Observation/${id}`, 'patient/Observation.r'),
      status(`Observation/${id}`, 'patient/Observation.s'),
      status('Patient', 'patient/Observation.rs'),
      status('Device', 'patient/Observation.rs'),
      status('Device', 'patient/Device.rs'),
      status('Observation', 'launch/patient'),
      status('Observation', 'health-data:samples:read'),
      status('Patient', 'users:profile:read'),
    ]),
    [200, 403, 200, 403, 403, 403, 200, 403, 200, 200],
  );
  const outside = await open.house.ask('health-data', {
    as: as(open, 'patient/*.cruds', 'user/*.cruds'),
    path: '/v1/people/me/samples?metric=heart-rate',
  });
  assert.equal(outside.status, 403);
  const write = await fhir(open, 'Observation', {
    as: as(open, 'patient/Observation.rs'),
    body: { resourceType: 'Observation', status: 'final', code: { text: 'x' } },
  });
  assert.equal(write.status, 403);
  assertValid(write.json());
});

test('shares: a clinician sees the categories that are shared, is refused the rest, and each look is in the access log', async () => {
  await using open = await filled();
  const doctor = person(randomUUID(), ['clinician']);
  const patient = open.ada.personId;
  const share = (categories: readonly string[]) =>
    open.house.publish('users', users.events.shareGranted, patient, {
      shareId: randomUUID(),
      personId: patient,
      granteeAccountId: doctor.subject,
      categories: [...categories],
    });
  const before = await fhir(open, `Observation?patient=${patient}`, { as: doctor });
  await share(['heart', 'activity']);
  await open.house.settle();

  const found = await search(open, `Observation?patient=Patient/${patient}`, doctor);
  const [seen] = resources(await search(open, 'Patient', doctor)).filter(({ id }) => id === patient);
  const patientScope = await fhir(open, `Observation?patient=${patient}`, { as: { ...doctor, scopes: ['patient/Observation.rs'] } });
  const userScope = await search(open, `Observation?patient=${patient}`, { ...doctor, scopes: ['user/Observation.rs'] });
  const devices = await fhir(open, `Device?patient=${patient}`, { as: doctor });
  const write = await fhir(open, 'Observation', {
    as: doctor,
    body: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      subject: { reference: `Patient/${patient}` },
      effectiveDateTime: AT,
      valueString: 'y',
    },
  });

  assert.equal(before.status, 403);
  assert.deepEqual(codes(found), ['Heart rate', 'Steps']);
  assert.deepEqual([patientScope.status, devices.status, write.status], [403, 403, 403]);
  assert.deepEqual(codes(userScope), ['Heart rate', 'Steps']);
  assert.deepEqual([seen?.['name'], seen?.['birthDate']], [undefined, undefined]);
  const looks = await open.house.events.until(dataAccessed, 3);
  assert.deepEqual(
    [...new Set(looks.map(({ payload }) => `${payload.personId === patient} ${payload.subject === doctor.subject}`))],
    ['true true'],
  );
  await share(['*']);
  await open.house.settle();
  const whole = await search(open, `Observation?patient=${patient}`, { ...doctor, scopes: ['user/*.rs', '*'] });
  assert.equal(codes(whole).length, 4);
});

test('readPatient: the profile as a Patient, the devices of the person, and where a program signs in', async () => {
  await using open = await filled();

  const patient = await fhir(open, `Patient/${open.ada.personId}`);
  const stranger = await fhir(open, `Patient/${randomUUID()}`);
  const [device] = resources(await search(open, 'Device'));
  const one = await fhir(open, `Device/${device?.id}`);
  const reports = await search(open, 'DiagnosticReport');
  const metadata = await open.house.ask('health-data', { path: '/fhir/R4/metadata' });
  const smart = (await open.house.ask('health-data', { path: '/fhir/R4/.well-known/smart-configuration' })).json<
    Record<string, string[] & string>
  >();

  assertValid(patient.json());
  assert.deepEqual(patient.json<{ name: unknown }>().name, [{ text: 'Ada' }]);
  assert.equal(stranger.status, 403);
  assert.deepEqual(one.json(), device);
  assert.equal(reports.entry, undefined);
  assertValid(metadata.json());
  assert.deepEqual(
    [smart['issuer'], smart['token_endpoint'], smart['code_challenge_methods_supported']],
    ['http://aceso.test', 'http://aceso.test/oauth/token', ['S256']],
  );
  const nothing = await open.house.ask('health-data', { path: '/fhir/R4/Observation' });
  const unknown = await fhir(open, 'Medication');
  assert.deepEqual([nothing.status, nothing.json<Outcome>().issue[0]?.code], [401, 'login']);
  assert.deepEqual([unknown.status, unknown.json<Outcome>().issue[0]?.code], [404, 'not-found']);
});
