import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { WorkoutRecord } from '../kit/index.ts';
import { appleHealth } from './index.ts';
import { instantMs } from './instant.ts';
import { exportOf, readExport, recordXml } from './testing/read-export.ts';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
const at = instantMs;
const modern = await readExport(fixture('modern.xml'));
const damaged = await readExport(fixture('damaged.xml'));

test('apple-health: it knows an export by its first bytes, whatever the file is called', () => {
  assert.equal(appleHealth.recognise({ head: fixture('broken-dtd-v12.xml'), entries: [] }), 'yes');
  assert.equal(appleHealth.recognise({ head: Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3">'), entries: [] }), 'no');
  assert.equal(appleHealth.recognise({ head: Buffer.from('date,steps\n2024-01-01,10\n'), entries: [] }), 'no');
});

test('apple-health: an export of iOS 8, with its dates, its blanks in names and its averages, is read', async () => {
  const { samples, report } = await readExport(fixture('ios8.xml'));

  const start = at('2014-01-04 08:43:00 -0800');
  assert.deepEqual(samples, {
    'step-count|iPhone': [[start, start + 60_000, 42, 0]],
    'heart-rate|Chest Strap': [[start, start, 62, 0]],
  });
  assert.equal(report.exportedAt, at('2014-10-20 18:43:00 -0700'));
});

test('apple-health: the broken document type of version 12 is passed over', async () => {
  const { samples, records, report } = await readExport(fixture('broken-dtd-v12.xml'));

  assert.equal(samples['body-mass|Scale']?.[0]?.[2], 70.4);
  assert.deepEqual(
    records.map(({ kind }) => kind),
    ['vision'],
  );
  assert.deepEqual(report.profile, { birthDate: '1980-02-03', sex: 'female' });
  assert.deepEqual(report.problems, []);
});

test('apple-health: stages of sleep keep their source, times and zone', () => {
  const stages = modern.records.flatMap((record) =>
    record.kind === 'sleep-stage' ? [[record.stage, record.source.key, record.timeZone]] : [],
  );

  assert.deepEqual(stages, [
    ['in-bed', 'iPhone', 'Europe/Berlin'],
    ['deep', 'Watch', undefined],
    ['rem', 'Watch', undefined],
  ]);
});

test('apple-health: stand hours and mindful sessions become amounts, a goal in hours becomes minutes', () => {
  assert.deepEqual(
    modern.samples['stand-hours|Watch']?.map((row) => row[2]),
    [1, 0],
  );
  assert.deepEqual(
    modern.samples['mindful-duration|Breathe']?.map((row) => row[2]),
    [5.5],
  );
  assert.deepEqual(
    modern.samples['sleep-duration-goal|Health']?.map((row) => row[2]),
    [480],
  );
});

test('apple-health: a member of a correlation that also stands alone is counted once, one that does not is not lost', () => {
  assert.deepEqual(
    modern.samples['blood-pressure-systolic|Cuff']?.map((row) => row[2]),
    [128, 131],
  );
  assert.deepEqual(
    modern.samples['blood-pressure-diastolic|Cuff']?.map((row) => row[2]),
    [82, 85],
  );
  const { read, delivered, sum } = modern.report.types['HKQuantityTypeIdentifierBloodPressureSystolic']!;
  assert.deepEqual([read, delivered, sum], [2, 2, 259]);
  const pairs = modern.records.flatMap((record) => (record.kind === 'blood-pressure' ? [[record.systolic, record.diastolic]] : []));
  assert.deepEqual(pairs, [
    [128, 82],
    [131, 85],
  ]);
});

test('apple-health: a workout has its pauses, statistics in our units and its route, and survives a doubled attribute', () => {
  const workout = modern.records.find((record): record is WorkoutRecord => record.kind === 'workout')!;

  assert.deepEqual(
    [workout.type, workout.durationMs, workout.energyKcal, workout.distanceM, workout.routes, workout.timeZone],
    ['high-intensity-interval-training', 30.5 * 60_000, 300, 2500, ['/workout-routes/route_2026-02-28_6.00pm.gpx'], 'Europe/Berlin'],
  );
  assert.deepEqual(workout.events, [{ type: 'pause', at: at('2026-02-28 18:10:00 +0100'), durationMs: 570_000 }]);
  assert.deepEqual(
    workout.statistics.find(({ metric }) => metric === 'heart-rate'),
    { metric: 'heart-rate', average: 142, minimum: 98, maximum: 171 },
  );
  assert.deepEqual(
    modern.report.problems.find(({ reason }) => reason === 'element-malformed'),
    { reason: 'element-malformed', count: 1, example: 'Workout' },
  );
});

test('apple-health: beats over midnight give their own RMSSD, which is not mixed with SDNN and not counted as read', () => {
  assert.deepEqual(
    modern.samples['heart-rate-variability-sdnn|Watch']?.map((row) => row[2]),
    [41.5],
  );
  // Intervals 1000, 1020, 980, 1020 …: one difference of 20 ms and ten of 40 ms, so the root of 16400 / 11.
  assert.deepEqual(
    modern.samples['heart-rate-variability-rmssd|Watch']?.map((row) => row[2]),
    [38.6123],
  );
  assert.equal(modern.report.types['HKQuantityTypeIdentifierHeartRateVariabilitySDNN']?.read, 1);
  const beats = modern.records.find((record) => record.kind === 'beats')!;
  assert.deepEqual([beats.offsetMs.length, beats.offsetMs.at(-1)], [13, 12_020]);
});

test('apple-health: types and elements that nobody has heard of are kept with all their fields', () => {
  const unlisted = modern.records.flatMap((record) => (record.kind === 'unlisted' ? [record] : []));

  assert.deepEqual(
    unlisted.map(({ sourceType }) => sourceType),
    ['HKQuantityTypeIdentifierFutureThing', 'NewKindOfThing'],
  );
  assert.match(JSON.stringify(unlisted), /zorkmid.*bright/);
  assert.equal(modern.report.types['HKQuantityTypeIdentifierFutureThing']?.sum, 7.5);
});

test('apple-health: cycle data are marked, because a consent of their own covers them', () => {
  const events = modern.records.flatMap((record) => (record.kind === 'event' ? [[record.sourceType, record.isReproductive]] : []));

  assert.deepEqual(events, [['HKCategoryTypeIdentifierMenstrualFlow', true]]);
});

test('apple-health: every reading of a type is delivered or set aside, none disappears', () => {
  for (const { report } of [modern, damaged]) {
    for (const [type, tally] of Object.entries(report.types))
      assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined, type);
  }
});

test('apple-health: what cannot be true or read is set aside with its reason', () => {
  assert.deepEqual(
    damaged.quarantined.map(({ sourceType, reason, value }) => [sourceType.replace('HKQuantityTypeIdentifier', ''), reason, value]),
    [
      ['BodyMass', 'implausible', 7160],
      ['BodyMass', 'date-unreadable', undefined],
      ['BodyMass', 'value-unreadable', undefined],
      ['BodyMass', 'unit-unknown', 12],
      ['StepCount', 'end-before-start', 10],
      ['Record', 'malformed', undefined],
    ],
  );
});

test('apple-health: a missing quote or closing tag costs that element only', () => {
  assert.deepEqual(
    damaged.samples['step-count|iPhone']?.map((row) => row[2]),
    [10, 11, 12],
  );
});

test('apple-health: a decimal comma and a control character are read through', () => {
  assert.deepEqual(
    damaged.samples['body-mass|Balance']?.map((row) => row[2]),
    [71.6],
  );
});

test('apple-health: a source that writes whole percents is noticed, one that writes fractions stays right', () => {
  assert.equal(damaged.samples['oxygen-saturation|Ring']?.[0]?.[2], 98);
  assert.equal(damaged.samples['oxygen-saturation|Watch']?.[0]?.[2], 96);
  assert.ok(damaged.report.problems.some(({ reason }) => reason === 'percent-not-fraction'));
});

test('apple-health: a date in the future and a document that breaks off are told', () => {
  const reasons = damaged.report.problems.map(({ reason }) => reason);

  assert.ok(reasons.includes('date-in-the-future') && reasons.includes('document-cut-off'), String(reasons));
});

test('apple-health: problems never hold a value of the person', () => {
  assert.doesNotMatch(JSON.stringify(damaged.report.problems), /71|7160|soixante|Balance/);
});

test('apple-health: resumed after any delivery, the rest comes, nothing before it, and the report is whole', async () => {
  const minute = (i: number): string => new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const file = exportOf(
    Array.from({ length: 500 }, (_, i) =>
      recordXml('HKQuantityTypeIdentifierHeartRate', 'count/min', String(50 + (i % 50)), `${minute(i)} +0000`),
    ).join('\n'),
  );
  const whole = await readExport(file, { deliverySamples: 60, pieceBytes: 777 });
  assert.equal(whole.deliveries.length, 9);

  for (const [i, { position }] of whole.deliveries.entries()) {
    const rest = await readExport(file, { deliverySamples: 60, pieceBytes: 4_096, resumeFrom: position });

    assert.deepEqual(rest.deliveries, whole.deliveries.slice(i + 1));
    assert.deepEqual(rest.report, whole.report);
  }
});

test('apple-health: a sink that fails ends the reading with its own error', async () => {
  const refuse = async (): Promise<void> => {
    throw new Error('disk full');
  };

  await assert.rejects(appleHealth.read(oneOf(fixture('modern.xml')), refuse), /disk full/);
});

test('apple-health: an empty file and a file of something else are told, not thrown', async () => {
  assert.deepEqual((await readExport(Buffer.alloc(0))).report.problems, [{ reason: 'file-empty', count: 1 }]);
  assert.deepEqual((await readExport(Buffer.from('<html></html>'))).report.problems, [{ reason: 'no-health-data', count: 1 }]);
});

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
