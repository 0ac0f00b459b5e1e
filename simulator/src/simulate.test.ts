import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import type { SimulateOptions } from './options.ts';
import { simulate } from './simulate.ts';
import { readZip } from './testing/read-zip.ts';
import { record } from './testing/recorded.ts';
import { writeTruth } from './truth.ts';

const SMALL = { end: new Date('2026-11-20T18:12:00Z'), timeZone: 'Europe/Berlin', days: 40 } as const;

/** Hash and size of what a simulation writes. */
async function digest(options: Omit<SimulateOptions, 'out'>): Promise<{ hash: string; bytes: number; reported: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const out = new Writable({
    write: (chunk: Buffer, _, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done();
    },
  });
  const { bytes: reported } = await simulate({ ...options, out });
  return { hash: hash.digest('hex'), bytes, reported };
}

test('simulate: the same seed and options give the same bytes, another seed gives others', async () => {
  const [first, again, other] = [
    await digest({ ...SMALL, seed: 5 }),
    await digest({ ...SMALL, seed: 5 }),
    await digest({ ...SMALL, seed: 6 }),
  ];

  assert.deepEqual(first, again);
  assert.notEqual(first.hash, other.hash);
  assert.equal(first.bytes, first.reported);
});

test('simulate: a zip at a path holds export.xml in the folder that a phone makes, and the truth lies beside it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-simulator-'));
  t.after(() => rmSync(folder, { recursive: true }));

  const simulation = await simulate({ ...SMALL, out: join(folder, 'export.zip') });
  await writeTruth(join(folder, 'truth.json'), simulation);

  const files = readZip(readFileSync(join(folder, 'export.zip')));
  assert.deepEqual([...files.keys()], ['apple_health_export/export_cda.xml', 'apple_health_export/export.xml']);
  assert.match(
    files.get('apple_health_export/export.xml')!.toString('utf8', 0, 200),
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<!DOCTYPE HealthData \[\n<!-- HealthKit Export Version: 14 -->/,
  );
  assert.deepEqual(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')), JSON.parse(JSON.stringify(simulation)));
});

test('simulate: megabytes sets the size of export.xml and leaves everything but heart rate as it was', async () => {
  const plain = await simulate({ ...SMALL, out: '/dev/null', format: 'xml' });
  const dense = await simulate({ ...SMALL, out: '/dev/null', format: 'xml', megabytes: 20 });

  assert.ok(Math.abs(dense.bytes / 20e6 - 1) < 0.03, `${dense.bytes} bytes`);
  const heart = 'HKQuantityTypeIdentifierHeartRate';
  assert.deepEqual({ ...dense.records, [heart]: undefined }, { ...plain.records, [heart]: undefined });
  assert.deepEqual(dense.truth.days, plain.truth.days);
});

test('simulate: a glucose sensor is there only when asked for, in the unit asked for', async () => {
  const without = await record(SMALL);
  const withSensor = await record({ ...SMALL, cgm: true, glucoseUnit: 'mmol/L', episodes: [] });
  const glucose = withSensor.series.get('HKQuantityTypeIdentifierBloodGlucose')!;

  assert.equal(without.series.has('HKQuantityTypeIdentifierBloodGlucose'), false);
  assert.ok(glucose.length > 39 * 280);
  assert.ok(glucose.every(({ value }) => value > 3 && value < 15));
});

test('simulate: version 12 is written with the broken document type of Apple', async () => {
  const { head } = await record({ ...SMALL, days: 2, dtd: 12 });

  assert.match(head, /Version: 12/);
  assert.match(head, /brand\s+CDATA #IMPLIED\n<!ELEMENT RightEye/);
});

test('simulate: a stream that fails ends the simulation with its error', async () => {
  const out = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });

  await assert.rejects(simulate({ ...SMALL, out }), /disk full/);
});

for (const [name, options] of [
  ['days', { ...SMALL, days: 0 }],
  ['days', { ...SMALL, years: 1 }],
  ['seed', { ...SMALL, seed: 1.5 }],
  ['end', { ...SMALL, end: new Date('x') }],
  ['level', { ...SMALL, level: 10 }],
  ['megabytes', { ...SMALL, megabytes: -1 }],
  ['megabytes', { ...SMALL, megabytes: 0.1 }],
  ['episodes', { ...SMALL, episodes: [{ kind: 'weight-gain', from: '2020-01-01', to: '2020-02-01' }] }],
] as const) {
  test(`simulate: a wrong option is refused by its name: ${name} ${JSON.stringify(options)}`, async () => {
    await assert.rejects(
      simulate({ ...options, out: '/dev/null' }),
      (error: Error) => error instanceof RangeError && error.message.startsWith(name),
    );
  });
}
