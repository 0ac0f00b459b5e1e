import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { fhir } from './index.ts';

const bundle = readFileSync(join(import.meta.dirname, 'fixtures/bundle.json'));
const at = Date.parse('2026-02-05T06:25:00Z');
const day = Date.parse('2026-02-05T00:00:00Z');

test('fhir: observations go to their series, laboratories are kept as printed, the rest as clinical records', async () => {
  const { samples, records, report } = await readFiles([fhir], bundle);
  assert.deepEqual(samples, {
    'heart-rate|Health record': [[at, at, 61, 0]],
    'blood-pressure-systolic|Health record': [[at, at, 121, 0]],
    'blood-pressure-diastolic|Health record': [[at, at, 79, 0]],
    'ldl-cholesterol|Health record': [[day, day, 115.995, 0]],
  });
  assert.deepEqual(
    records.map(({ kind, sourceType }) => [kind, sourceType]),
    [
      ['blood-pressure', 'Observation/85354-9'],
      ['laboratory-result', 'Observation/22748-8'],
      ['laboratory-result', 'Observation/1988-5'],
      ['clinical', 'Immunization'],
      ['clinical', 'AllergyIntolerance'],
    ],
  );
  assert.deepEqual(report.types['Observation/8867-4'], { read: 3, delivered: 1, skipped: 2, quarantined: 0, sum: 61, first: at, last: at });
  assert.deepEqual(report.profile, { birthDate: '1980-01-02', sex: 'female' });
  assert.ok(!JSON.stringify([records, report]).includes('Muster'));
});

test('fhir: NDJSON of a bulk export and a resource alone bring the same', async () => {
  const entries = (JSON.parse(bundle.toString()) as { entry: { resource: unknown }[] }).entry; // Made above.
  const lines = Buffer.from(entries.map(({ resource }) => JSON.stringify(resource)).join('\n'));
  const [whole, ndjson] = [await readFiles([fhir], bundle), await readFiles([fhir], lines)];
  assert.deepEqual(ndjson.samples, whole.samples);
  assert.deepEqual(ndjson.report.types, whole.report.types);
  const alone = await readFiles([fhir], Buffer.from(JSON.stringify(entries[1]!.resource)));
  assert.deepEqual(Object.keys(alone.samples), ['heart-rate|Health record']);
});

test('fhir: a bundle that is cut off gives the resources before the cut', async () => {
  for (let cut = 700; cut < bundle.length; cut += 211) {
    const { report } = await readFiles([fhir], bundle.subarray(0, cut));
    assert.ok(report.problems.some(({ reason }) => reason === 'json-malformed'));
    for (const tally of Object.values(report.types)) assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined);
  }
});

test('fhir: JSON that is no resource is left to others', () => {
  assert.equal(fhir.recognise(Buffer.from('{"effective_time_frame":{}}'), ''), false);
  assert.equal(fhir.recognise(Buffer.from('resourceType,code\n'), ''), false);
});

test('fhir: a damaged line of NDJSON costs only itself, and a report brings the results within it', async () => {
  const heart = (id: string, value: number) =>
    JSON.stringify({
      resourceType: 'Observation',
      id,
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
      effectiveDateTime: '2026-02-05T06:25:00Z',
      valueQuantity: { value, code: '/min' },
    });
  const lines = await readFiles([fhir], Buffer.from(`${heart('a', 60)}\n{"resourceType": "Observation", bad\n${heart('b', 61)}\n`));
  const { effectiveDateTime: _, ...within } = JSON.parse(heart('c', 62)) as Record<string, unknown>;
  const report = {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    effectiveDateTime: '2026-02-05T06:25:00Z',
    contained: [within],
  };
  const reported = await readFiles([fhir], Buffer.from(JSON.stringify(report)));

  assert.deepEqual(lines.samples, {
    'heart-rate|Health record': [
      [at, at, 60, 0],
      [at, at, 61, 0],
    ],
  });
  assert.deepEqual(lines.report.problems, [{ reason: 'json-malformed', count: 1 }]);
  assert.deepEqual(reported.samples, { 'heart-rate|Health record': [[at, at, 62, 0]] });
});
