import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { boxOf, glimpseOf, type Delivery } from '../kit/index.ts';
import { allFormats, buildTar, buildZip, gathered, inPieces, type Brought } from '../kit/testing/index.ts';
import { appleHealth } from './index.ts';
import { exportOf, readExport, recordXml } from './testing/read-export.ts';

const modern = readFileSync(join(import.meta.dirname, 'fixtures/modern.xml'));
const omron = Buffer.from('Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms\nJan 12 2026,08:12,124,74,57,-\n');
const route = Buffer.from(
  '<?xml version="1.0"?><gpx version="1.1"><trk><trkseg><trkpt lon="1" lat="2"><time>2026-02-28T17:00:00Z</time></trkpt><trkpt lon="1" lat="2"><time>2026-02-28T17:00:05Z</time></trkpt></trkseg></trk></gpx>',
);
const box = boxOf(await allFormats(), [appleHealth]);

async function inBox(file: Uint8Array, options: Parameters<typeof box.read>[2] = {}): Promise<Brought> {
  const deliveries: Delivery[] = [];
  const report = await box.read(inPieces(file, 4096), async (delivery) => void deliveries.push(delivery), options);
  return gathered(report, deliveries);
}
const judge = async (file: Buffer): Promise<string> =>
  appleHealth.recognise(await glimpseOf(async (from, length) => file.subarray(from, from + length), file.length));

test('among others: an export in an archive of another form, or in another archive, brings what it brings alone', async () => {
  const bare = await readExport(modern);
  const archive = buildZip([{ name: 'apple_health_export/export.xml', content: modern }]);

  for (const packed of [
    gzipSync(modern),
    gzipSync(buildTar([{ name: 'e/export.xml', content: modern }])),
    buildZip([{ name: 'backup/export.zip', content: archive }]),
  ]) {
    const { samples, report, records } = await inBox(packed);

    assert.deepEqual(samples, bare.samples);
    assert.deepEqual(report.types, bare.report.types);
    assert.equal(records.length, bare.records.length);
    assert.deepEqual(report.source, { id: 'apple-health', name: 'Apple Health' });
    assert.ok(records.every(({ source }) => source.integration === 'apple-health'));
  }
});

test('among others: a folder of everything goes to the sources that know its files; a route of the export stays a route', async () => {
  const mixed = buildZip([
    { name: 'all/apple/export.xml', content: modern },
    { name: 'all/apple/workout-routes/route_1.gpx', content: route },
    { name: 'all/omron.csv', content: omron },
  ]);
  const bare = await readExport(modern);

  const { report, records, samples } = await inBox(mixed);

  assert.deepEqual([await judge(mixed), await judge(buildZip([{ name: 'a/export.xml', content: modern }]))], ['no', 'yes']);
  assert.deepEqual(report.source, { id: 'archive', name: 'Apple Health, Omron Connect' });
  assert.deepEqual(records.filter(({ kind }) => kind === 'route').length, 1);
  for (const key of Object.keys(bare.samples)) assert.deepEqual(samples[key], bare.samples[key]);
  assert.equal(samples['blood-pressure-systolic|omron|blood-pressure']?.length, 1);
});

test('among others: from any delivery on, reading goes on as if it had not stopped', async () => {
  const beat = (i: number): string =>
    recordXml(
      'HKQuantityTypeIdentifierHeartRate',
      'count/min',
      String(60 + (i % 20)),
      `2026-03-01 10:${String(i).padStart(2, '0')}:00 +0100`,
    );
  const beats = exportOf(Array.from({ length: 40 }, (_, i) => beat(i)).join('\n'));
  const mixed = buildZip([
    { name: '1.csv', content: omron },
    { name: '2/export.xml', content: beats },
    { name: '3/export.xml', content: modern },
    { name: '4.csv', content: omron },
  ]);
  const whole = await inBox(mixed, { deliverySamples: 7 });

  assert.ok(whole.deliveries.length > 6, `${whole.deliveries.length} parts`);
  for (const [i, { position }] of whole.deliveries.entries()) {
    const rest = await inBox(mixed, { deliverySamples: 7, resumeFrom: position });

    assert.deepEqual(rest.deliveries, whole.deliveries.slice(i + 1), `from part ${i}`);
    assert.deepEqual(rest.report, whole.report);
  }
});
