import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { test } from 'node:test';
import { frozenClock } from '@aceso/kit/testing';
import { ZipFile } from 'yazl';
import { exportXml, record } from '../../test/export-xml.ts';
import { assertValid, everyPage, fhir, resources, search, type Outcome } from '../../test/fhir.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

const LABORATORY = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }];
const observation = (id: string, code: string, value: number) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: LABORATORY,
  code: { coding: [{ system: 'http://loinc.org', code }] },
  effectiveDateTime: '2026-02-11T07:00:00Z',
  valueQuantity: { value, unit: 'g/dL' },
});
const report = (id: string, day: string, results: readonly string[]) => ({
  resourceType: 'DiagnosticReport',
  id,
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] }],
  code: { text: `Blood count of ${day}` },
  effectiveDateTime: `${day}T07:00:00Z`,
  result: results.map((one) => ({ reference: `Observation/${one}`, display: one })),
});

/** An export with clinical records beside it, as the phone makes it. */
async function filled(): Promise<OpenHealthData> {
  const open = await openHealthData({ timeZone: 'UTC', now: frozenClock('2026-06-01T08:00:00Z') });
  const zip = new ZipFile();
  zip.addBuffer(
    exportXml(record('HKQuantityTypeIdentifierBodyMass', '2026-03-02 08:00:00 +0000', '2026-03-02 08:00:00 +0000', '70', 'kg', 'Scale')),
    'apple_health_export/export.xml',
  );
  const clinical = [
    observation('haemoglobin', '718-7', 14.1),
    observation('iron', '2498-4', 90),
    report('count', '2026-02-11', ['haemoglobin', 'iron', 'missing']),
    report('older', '2025-02-11', []),
    { resourceType: 'MedicationRequest', id: 'medicine', status: 'active' },
  ];
  for (const one of clinical)
    zip.addBuffer(Buffer.from(JSON.stringify(one)), `apple_health_export/clinical-records/${one.resourceType}-${one.id}.json`);
  zip.end();
  await importFile(open, 'export.zip', await buffer(zip.outputStream as unknown as Readable));
  return open;
}

test('searchDiagnosticReports: newest first, by date, code and category, with results that lead to Observations', async () => {
  await using open = await filled();

  const all = resources(await search(open, 'DiagnosticReport'));
  const first = all[0];
  const results = first?.['result'] as readonly {
    readonly reference?: string;
    readonly display: string;
    readonly identifier?: { readonly value: string };
  }[];
  const haemoglobin = await fhir(open, results[0]?.reference ?? '');
  const dated = await search(open, 'DiagnosticReport?date=2025&_summary=count');
  const laboratory = await search(open, 'DiagnosticReport?category=LAB&_total=accurate&_count=1');
  const other = await search(open, 'DiagnosticReport?category=RAD');

  assert.deepEqual(
    all.map(({ code }) => (code as { text: string }).text),
    ['Blood count of 2026-02-11', 'Blood count of 2025-02-11'],
  );
  assert.deepEqual(
    results.map(({ reference, identifier }) => reference?.slice(0, 12) ?? identifier?.value),
    ['Observation/', 'Observation/', 'missing'],
  );
  assert.equal(haemoglobin.json<{ valueQuantity: { value: number } }>().valueQuantity.value, 14.1);
  assert.deepEqual([dated.total, laboratory.total, laboratory.entry?.length, other.entry], [1, 2, 1, undefined]);
  assert.deepEqual(
    (await everyPage(open, 'DiagnosticReport?_count=1')).flatMap(resources).map(({ id }) => id),
    all.map(({ id }) => id),
  );
});

test('readDiagnosticReport: by its id; an Observation is none, and a scope for other categories does not see it', async () => {
  await using open = await filled();
  const [found] = resources(await search(open, 'DiagnosticReport'));
  const [lab] = resources(await search(open, 'Observation?category=laboratory&_count=1'));
  const as = (scope: string) => ({ ...open.ada, scopes: [scope] });

  const one = await fhir(open, `DiagnosticReport/${found?.id}`);

  assertValid(one.json());
  assert.deepEqual(one.json(), found);
  assert.deepEqual(
    await Promise.all(
      [
        fhir(open, `DiagnosticReport/${lab?.id}`),
        fhir(open, `Observation/${found?.id}`),
        fhir(open, `DiagnosticReport/${found?.id}`, { as: as('patient/DiagnosticReport.rs?category=LAB') }),
        fhir(open, `DiagnosticReport/${found?.id}`, { as: as('patient/DiagnosticReport.rs?category=RAD') }),
        fhir(open, `DiagnosticReport/${found?.id}`, { as: as('patient/Observation.rs') }),
      ].map(async (reply) => (await reply).status),
    ),
    [404, 404, 200, 404, 403],
  );
  const everything = await fhir(open, `Patient/${open.ada.personId}/$everything?_type=DiagnosticReport,Observation`);
  assertValid(everything.json());
  assert.equal(everything.json<{ entry: unknown[] }>().entry.length, 2 + 2 + 2);
});

test('searchPatientsByForm, searchDevicesByForm, searchDiagnosticReportsByForm: parameters may come in the body', async () => {
  await using open = await filled();
  const form = async (type: string, payload: string) => {
    const reply = await open.house.ask('health-data', {
      as: open.ada,
      method: 'POST',
      path: `/fhir/R4/${type}/_search`,
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(reply.status, 200, reply.text);
    return reply.json<{ total?: number; entry?: unknown[] }>();
  };

  assert.equal((await form('Patient', `_id=${open.ada.personId}`)).entry?.length, 1);
  assert.equal((await form('Device', '_total=accurate')).total, 2);
  assert.equal((await form('DiagnosticReport', 'date=lt2026-01-01')).entry?.length, 1);
});

test('searchPatients, searchDevices, readDevice: pages by id, and unknown ones are refused or empty', async () => {
  await using open = await filled();

  const devices = (await everyPage(open, 'Device?_count=1')).flatMap(resources);
  const named = await search(open, `Device?_id=${devices[1]?.id}&patient=${open.ada.personId}`);
  const nobody = await search(open, 'Patient?identifier=https://aceso.health/fhir/identifier/person|0197c0de-0000-7000-8000-000000000009');
  const wrong = await fhir(open, 'Device?_cursor=xyz');

  assert.deepEqual(
    new Set(devices.map(({ deviceName }) => (deviceName as { name: string }[])[0]?.name)),
    new Set(['Scale', 'Clinical records']),
  );
  assert.deepEqual(resources(named), [devices[1]]);
  assert.deepEqual([nobody.entry, wrong.status, wrong.json<Outcome>().issue[0]?.expression], [undefined, 400, ['http._cursor']]);
  for (const id of ['nothing', '0197c0de-0000-7000-8000-000000000009']) assert.equal((await fhir(open, `Device/${id}`)).status, 404);
});

test('searchObservations: a laboratory result that lies in a series, too, is shown once, with its range and flag', async () => {
  await using open = await openHealthData({ timeZone: 'UTC', now: frozenClock('2026-06-01T08:00:00Z') });
  const hba1c = {
    ...observation('one', '4548-4', 5.4),
    valueQuantity: { value: 5.4, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
    referenceRange: [{ text: '4.0 - 5.6' }],
    interpretation: [{ coding: [{ code: 'N' }] }],
  };
  const words = {
    ...observation('two', '5778-6', 0),
    effectiveDateTime: '2026-02-11T08:00:00Z',
    valueQuantity: undefined,
    valueString: 'yellow',
  };
  const bundle = { resourceType: 'Bundle', type: 'collection', entry: [hba1c, words].map((resource) => ({ resource })) };
  await importFile(open, 'bundle.json', Buffer.from(JSON.stringify(bundle)));
  // The same measure from elsewhere has no record beside it.
  await open.push([{ metric: 'hemoglobin-a1c', start: '2026-03-11T07:00:00Z', value: 5.5, unit: '%' }], { name: 'Kit', kind: 'app' });

  const found = resources(await search(open, 'Observation?category=laboratory&_sort=date&_total=accurate'));
  const counted = await search(open, 'Observation?code=4548-4&_summary=count');
  const dated = await search(open, 'Observation?code=4548-4&date=2026-02-11&_summary=count');

  assert.deepEqual(
    found.map(({ valueQuantity, valueString }) => (valueQuantity as { value: number } | undefined)?.value ?? valueString),
    [5.4, 'yellow', 5.5],
  );
  assert.deepEqual([counted.total, dated.total], [2, 1]);
  assert.deepEqual(found[0]?.['referenceRange'], [{ text: '4.0 - 5.6' }]);
  assert.deepEqual((await fhir(open, `Observation/${found[0]?.id}`)).json(), found[0]);
});

test('readEverything: what one installation gives, another takes in: the same readings, and no daily value as one more', async () => {
  await using open = await filled();
  await open.push(
    Array.from({ length: 50 }, (_, i) => ({
      metric: 'heart-rate',
      start: new Date(Date.UTC(2026, 2, 2, 8, i)).toISOString(),
      value: 60 + i,
      unit: '/min',
    })),
  );
  const everything = await fhir(open, `Patient/${open.ada.personId}/$everything`);
  await using other = await openHealthData({ timeZone: 'UTC', now: frozenClock('2026-06-01T08:00:00Z') });

  await importFile(other, 'everything.json', Buffer.from(everything.text));

  for (const query of ['code=8867-4', 'code=29463-7', 'code=718-7', '_tag=daily&code=8867-4']) {
    const [here, there] = await Promise.all(
      [open, other].map(async (one) => (await search(one, `Observation?${query}&_summary=count`)).total),
    );
    assert.equal(there, here, query);
  }
});
