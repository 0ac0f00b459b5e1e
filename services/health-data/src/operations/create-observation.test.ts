import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenClock } from '@aceso/kit/testing';
import { assertValid, fhir, LOINC, resources, search, type FhirResource, type Outcome } from '../../test/fhir.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

const UCUM = 'http://unitsofmeasure.org';
const quantity = (value: number, code: string) => ({ value, unit: code, system: UCUM, code });
const observation = (code: string, fields: Record<string, unknown>) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: LOINC, code }] },
  effectiveDateTime: '2026-03-02T08:00:00+01:00',
  ...fields,
});
const weight = (value: number, unit: string, more: Record<string, unknown> = {}) =>
  observation('29463-7', { valueQuantity: quantity(value, unit), ...more });
const create = (open: OpenHealthData, body: object, headers: Record<string, string> = {}) =>
  fhir(open, 'Observation', { body, headers: { 'content-type': 'application/fhir+json', ...headers } });
const opened = () => openHealthData({ timeZone: 'Europe/Zurich', now: frozenClock('2026-06-01T08:00:00Z') });

test('createObservation: a reading is stored as a sample in our unit, answered with its place, and counts in the daily values', async () => {
  await using open = await opened();

  const reply = await create(
    open,
    weight(155, '[lb_av]', { device: { display: 'Scale in the hall' }, subject: { reference: `Patient/${open.ada.personId}` } }),
  );
  const made = reply.json<FhirResource>();
  const again = await create(open, weight(155, '[lb_av]', { device: { display: 'Scale in the hall' } }));
  const minimal = await create(open, weight(156, '[lb_av]'), { prefer: 'return=minimal' });

  assert.equal(reply.status, 201, reply.text);
  assertValid(made);
  assert.deepEqual(made['valueQuantity'], { value: 70.30681735, unit: 'kg', system: UCUM, code: 'kg' });
  assert.deepEqual(
    [made['effectiveDateTime'], reply.headers['location']],
    ['2026-03-02T07:00:00Z', `http://aceso.test/fhir/R4/Observation/${made.id}`],
  );
  assert.deepEqual((await fhir(open, `Observation/${made.id}`)).json(), made);
  assert.deepEqual([again.status, again.json<FhirResource>().id], [201, made.id]);
  assert.deepEqual([minimal.status, minimal.text], [201, '']);
  const samples = await open.get<{ items: { source: string }[] }>('/v1/people/me/samples?metric=body-mass');
  assert.deepEqual(samples.items.map(({ source }) => source).toSorted(), ['FHIR', 'Scale in the hall']);
  const [daily] = resources(await search(open, 'Observation?_tag=daily&code=29463-7'));
  assert.equal(daily?.['effectiveDateTime'], '2026-03-02');
});

test('createObservation: steps over a time, and a pressure as a panel or alone', async () => {
  await using open = await opened();
  const period = { effectiveDateTime: undefined, effectivePeriod: { start: '2026-03-02T08:00:00Z', end: '2026-03-02T08:30:00Z' } };

  const steps = await create(open, observation('55423-8', { ...period, valueQuantity: quantity(1234, '{steps}') }));
  const panel = await create(
    open,
    observation('85354-9', {
      component: [
        { code: { coding: [{ system: LOINC, code: '8480-6' }] }, valueQuantity: quantity(121, 'mm[Hg]') },
        { code: { coding: [{ system: LOINC, code: '8462-4' }] }, valueQuantity: quantity(79, 'mm[Hg]') },
      ],
    }),
  );
  const alone = await create(
    open,
    observation('8480-6', { effectiveDateTime: '2026-03-02T09:00:00Z', valueQuantity: quantity(16, 'kPa') }),
  );

  assert.deepEqual([steps.status, panel.status, alone.status], [201, 201, 201], steps.text + panel.text + alone.text);
  assert.deepEqual(steps.json<FhirResource>()['effectivePeriod'], period.effectivePeriod);
  const values = (reply: { json: <T>() => T }) =>
    reply.json<{ component: { valueQuantity?: { value: number } }[] }>().component.map((one) => one.valueQuantity?.value);
  assert.deepEqual(values(panel), [121, 79]);
  assert.deepEqual(values(alone), [120.009852135, undefined]);
  assert.equal((await search(open, 'Observation?code=85354-9&_summary=count')).total, 2);
});

test('createObservation: If-None-Exist by identifier makes it once, also for those who ask at the same time', async () => {
  await using open = await opened();
  const body = weight(70, 'kg', { identifier: [{ system: 'urn:diary', value: 'entry-7' }] });
  const header = { 'if-none-exist': 'identifier=urn:diary|entry-7' };

  const replies = await Promise.all([1, 2, 3].map(() => create(open, body, header)));
  const other = await create(open, { ...body, effectiveDateTime: '2026-03-03T08:00:00Z' }, header);
  const [found] = resources(await search(open, 'Observation?identifier=urn:diary|entry-7'));
  const several = await (async () => {
    await create(open, weight(71, 'kg', { effectiveDateTime: '2026-03-04T08:00:00Z' }));
    return await create(open, body, { 'if-none-exist': 'code=29463-7' });
  })();

  assert.deepEqual(
    replies.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 200, 201],
  );
  assert.equal(other.status, 200);
  assert.deepEqual(found?.['identifier'], [{ system: 'urn:diary', value: 'entry-7' }]);
  assert.equal((await search(open, 'Observation?code=29463-7&_summary=count')).total, 2);
  assert.deepEqual([several.status, several.json<Outcome>().issue[0]?.code], [412, 'multiple-matches']);
  assert.equal((await create(open, body, { 'if-none-exist': 'colour=red' })).status, 400);
});

test('createObservation: a laboratory result that is no metric is kept as it was printed, in the category laboratory', async () => {
  await using open = await opened();
  const result = {
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
    effectiveDateTime: '2026-02-11',
    valueQuantity: { value: 5, comparator: '<', unit: 'mg/L' },
    referenceRange: [{ text: '< 5' }],
  };

  const reply = await create(open, observation('30522-7', result));
  const twice = await create(open, observation('30522-7', result));
  const glucose = await create(open, observation('41653-7', { ...result, valueQuantity: { value: 20, comparator: '<', unit: 'mg/dL' } }));

  assert.deepEqual([reply.status, twice.status, glucose.status], [201, 201, 201], reply.text + glucose.text);
  const found = resources(await search(open, 'Observation?category=laboratory'));
  assert.equal(found.length, 2);
  assert.deepEqual(
    found.map(({ effectiveDateTime }) => effectiveDateTime),
    ['2026-02-11', '2026-02-11'],
  );
  const lab = found.find(({ id }) => id === reply.json<FhirResource>().id);
  assert.deepEqual([lab?.['valueQuantity'], lab?.['referenceRange']], [result.valueQuantity, result.referenceRange]);
  assert.equal((await search(open, 'Observation?category=laboratory&code=30522-7&date=2026-02&_summary=count')).total, 1);
});

test('createObservation: what cannot be stored is 422 with the element at fault, and nothing is stored', async () => {
  await using open = await opened();
  const refused = async (body: object): Promise<readonly unknown[]> => {
    const reply = await create(open, body);
    const outcome = reply.json<Outcome>();
    assertValid(outcome);
    return [reply.status, outcome.issue[0]?.expression?.[0]];
  };

  assert.deepEqual(
    await Promise.all(
      [
        weight(70, 'kg', { status: 'preliminary' }),
        weight(70, 'parsec'),
        weight(7000, 'kg'),
        weight(70, 'kg', { effectiveDateTime: '2026-03-02' }),
        weight(70, 'kg', { effectiveDateTime: '2026-03-02T08:00:00' }),
        weight(70, 'kg', { effectiveDateTime: undefined }),
        weight(70, 'kg', { device: { reference: 'Device/0197c0de-0000-7000-8000-000000000001' } }),
        observation('55423-8', { valueQuantity: quantity(10, '{steps}') }),
        observation('41950-7', { valueQuantity: quantity(10, '{steps}/d') }),
        observation('85354-9', {}),
        observation('30522-7', {}),
        { resourceType: 'Observation', status: 'final', code: {}, valueString: 'x' },
      ].map(refused),
    ),
    [
      'status',
      'valueQuantity.code',
      'valueQuantity.value',
      'effectiveDateTime',
      'effectiveDateTime',
      'effectiveDateTime',
      'device.reference',
      'effectivePeriod',
      'code.coding',
      'component',
      'valueQuantity',
      'code',
    ].map((expression) => [422, expression]),
  );
  const malformed = await create(open, { resourceType: 'Observation', status: 'final', code: 'heart' });
  assert.deepEqual([malformed.status, malformed.json<Outcome>().issue[0]?.expression], [400, ['code']]);
  const xml = await open.house.ask('health-data', {
    as: open.ada,
    method: 'POST',
    path: '/fhir/R4/Observation',
    payload: '<Observation/>',
    headers: { 'content-type': 'application/fhir+xml' },
  });
  assert.deepEqual([xml.status, xml.json<Outcome>().issue[0]?.code], [415, 'not-supported']);
  assert.equal((await search(open, 'Observation?_summary=count')).total, 0);
});

test('createObservation: a token for some categories creates only what is of them, and consent is needed', async () => {
  await using open = await opened();
  const as = { ...open.ada, scopes: ['patient/Observation.c?category=vital-signs'] };

  const allowed = await fhir(open, 'Observation', { as, body: weight(70, 'kg') });
  const refused = await fhir(open, 'Observation', { as, body: observation('41653-7', { valueQuantity: quantity(90, 'mg/dL') }) });
  await using closed = await openHealthData();
  closed.profile.consented = false;
  const without = await create(closed, weight(70, 'kg'));

  assert.deepEqual([allowed.status, refused.status], [201, 403], allowed.text);
  assert.deepEqual([without.status, without.json<Outcome>().issue[0]?.details.coding[0]?.code], [403, 'consent-needed']);
});
