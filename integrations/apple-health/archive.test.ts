import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { glimpseOf } from '../kit/index.ts';
import { buildZip } from '../kit/testing/zip-builder.ts';
import { appleHealth } from './index.ts';
import { instantMs } from './instant.ts';
import { exportOf, readExport, recordXml } from './testing/read-export.ts';

const modern = readFileSync(join(import.meta.dirname, 'fixtures/modern.xml'));
const voltages = Array.from({ length: 1024 }, (_, i) => `"${Math.round(200_000 * Math.sin(i / 20)) / 1000}"`.replace('.', ','));
const electrocardiogram = [
  'Name,Erika Mustermann',
  'Geburtsdatum,01.01.1980',
  '"Aufzeichnungsdatum","2026-02-01 08:00:00 +0100"',
  'Klassifizierung,Sinusrhythmus',
  'Symptome,',
  'Softwareversion,1.90',
  'Gerät,"Watch6,7"',
  'Messrate,512 Hertz',
  '',
  '',
  'Ableitung,Ableitung I',
  'Einheit,µV',
  ...voltages,
].join('\n');
const clinical = JSON.stringify({
  resourceType: 'Observation',
  effectiveDateTime: '2026-02-20T09:00:00Z',
  valueQuantity: { value: 5.1, unit: 'mmol/L' },
});
const route = `<?xml version="1.0"?><gpx version="1.1"><metadata><time>2026-03-01T00:00:00Z</time></metadata><trk><trkseg><trkpt lon="1" lat="2"><ele>3</ele><time>2026-02-28T17:00:00Z</time></trkpt><trkpt lon="1" lat="2"><ele>3</ele><time>2026-02-28T17:00:05Z</time></trkpt></trkseg></trk></gpx>`;

const archive = buildZip([
  { name: 'apple_health_export/electrocardiograms/ecg_2026-02-01.csv', content: Buffer.from(electrocardiogram), descriptor: 'narrow' },
  { name: '__MACOSX/apple_health_export/._导出.xml', content: Buffer.from([0, 5, 22, 7, 0, 2, 0, 0]) },
  { name: 'apple_health_export/导出_cda.xml', content: Buffer.from('<ClinicalDocument/><ClinicalDocument/>') },
  { name: 'apple_health_export/workout-routes/route_2026-02-28_6.00pm.gpx', content: Buffer.from(route), isStored: true },
  { name: 'apple_health_export/导出.xml', content: modern, descriptor: 'narrow' },
  { name: 'apple_health_export/clinical-records/LabResult-a1.json', content: Buffer.from(clinical) },
  { name: 'apple_health_export/clinical-records/LabResult-a2.json', content: Buffer.from('{"resourceType": "Observation", broken') },
]);

test('archive: the data are found by content, and bring what the bare document brings', async () => {
  const bare = await readExport(modern);

  const { samples, report } = await readExport(archive, { pieceBytes: 1_000 });

  assert.deepEqual(samples, bare.samples);
  for (const [type, tally] of Object.entries(bare.report.types)) assert.deepEqual(report.types[type], tally);
});

test('archive: a recording of the heart is kept without the name and birth date of its header', async () => {
  const { records } = await readExport(archive);

  const recording = records.find((record) => record.kind === 'electrocardiogram')!;
  const start = instantMs('2026-02-01 08:00:00 +0100');
  assert.deepEqual(
    [
      recording.start,
      recording.end,
      recording.classification,
      recording.sampleRateHz,
      recording.microvolts.length,
      recording.source.hardware,
    ],
    [start, start + 2000, 'Sinusrhythmus', 512, 1024, 'Watch6,7'],
  );
  assert.ok(Math.abs(recording.microvolts[1]! - 9.996) < 1e-5);
  assert.doesNotMatch(JSON.stringify(recording), /Mustermann|1980/);
});

test('archive: clinical resources and routes are kept, a broken one is set aside', async () => {
  const { records, report, quarantined } = await readExport(archive);

  const kept = records.flatMap((record) => (record.kind === 'clinical' || record.kind === 'route' ? [record.sourceType] : []));
  assert.deepEqual(kept, ['workout-routes', 'HKClinicalTypeIdentifierLabResultRecord', 'clinical-records']);
  assert.deepEqual(
    quarantined.map(({ sourceType, reason }) => [sourceType, reason]),
    [['clinical-records', 'malformed']],
  );
  assert.equal(report.types['clinical-records']?.read, 2);
  const [walked] = records.flatMap((record) => (record.kind === 'route' ? [record] : []));
  assert.deepEqual(
    [walked!.end - walked!.start, walked!.detail],
    [5000, { path: '/workout-routes/route_2026-02-28_6.00pm.gpx', points: 2 }],
  );
});

test('archive: it is known by the folder that Apple writes, or by what is in one of its files', async () => {
  const judged = async (file: Buffer): Promise<string> =>
    appleHealth.recognise(await glimpseOf(async (from, length) => file.subarray(from, from + length), file.length));
  assert.equal(await judged(archive), 'yes');
  assert.equal(await judged(buildZip([{ name: 'salud.xml', content: modern }])), 'yes');
  assert.equal(await judged(buildZip([{ name: 'export.xml', content: Buffer.from('<gpx version="1.1"/>') }])), 'no');
});

test('archive: one without health data, and an empty one, are told', async () => {
  const reasons = async (zip: Buffer): Promise<string[]> => (await readExport(zip)).report.problems.map(({ reason }) => reason);

  assert.deepEqual(await reasons(buildZip([{ name: 'notes.txt', content: Buffer.from('hello') }])), ['no-health-data']);
  assert.deepEqual(await reasons(buildZip([])), ['no-health-data']);
});

const minute = (i: number): string => new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString().slice(0, 19).replace('T', ' ');
const many = exportOf(
  Array.from({ length: 20_000 }, (_, i) =>
    recordXml('HKQuantityTypeIdentifierHeartRate', 'count/min', String(50 + ((i * 7919) % 90)), `${minute(i)} +0000`),
  ).join('\n'),
);

test('archive: of one that is cut off, everything before the cut is saved and the cut is told', async () => {
  const whole = buildZip([{ name: 'apple_health_export/export.xml', content: many, descriptor: 'narrow' }]);

  const { samples, report } = await readExport(whole.subarray(0, whole.length >> 1));

  const saved = samples['heart-rate|Anna’s Apple Watch']!.length;
  assert.ok(saved > 5_000 && saved < 15_000, String(saved));
  assert.equal(report.types['HKQuantityTypeIdentifierHeartRate']?.delivered, saved);
  assert.deepEqual(
    report.problems.map(({ reason }) => reason),
    ['document-cut-off', 'archive-cut-off'],
  );
});

test('archive: resumed in the middle of its document, the rest comes and the report is whole', async () => {
  const zip = buildZip([
    { name: 'apple_health_export/workout-routes/a.gpx', content: Buffer.from(route) },
    { name: 'apple_health_export/export.xml', content: many },
  ]);
  const whole = await readExport(zip, { deliverySamples: 3_000 });
  const middle = whole.deliveries[3]!.position;
  assert.equal(middle.entry, 1);

  const rest = await readExport(zip, { deliverySamples: 3_000, resumeFrom: middle });

  assert.deepEqual(rest.deliveries, whole.deliveries.slice(4));
  assert.deepEqual(rest.report, whole.report);
});
