import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkoutRecord } from '../kit/index.ts';
import { assertAccounted, assertKeepsPromises, buildZip, readFiles } from '../kit/testing/index.ts';
import { garminExport } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';
import { FILES, garminArchive } from './testing/made-files.ts';

const at = Date.parse;
const brought = await readFiles([garminExport], garminArchive(), { timeZone: 'Europe/Berlin' });
const rows = (metric: string): readonly (readonly number[])[] => brought.samples[`${metric}|garmin-connect`] ?? [];
const values = (metric: string): (number | undefined)[] => rows(metric).map((row) => row[2]);

test('manifest: it promises exactly the metrics that the export can bring', () => {
  assert.deepEqual(manifest.delivers, DELIVERED);
});

test('garmin: readings of a day, without those of days on which nothing was measured', () => {
  assert.deepEqual([values('resting-heart-rate'), values('stress-level'), values('body-battery')], [[54], [31], [85]]);
  assert.deepEqual(rows('resting-heart-rate')[0]?.[0], at('2026-02-28T23:00:00Z'));
  assert.equal(brought.report.types['day.averageStressLevel']?.skipped, 1);
});

test('garmin: a night has its minutes by stage, score and naps; when the stages were it does not tell', () => {
  assert.deepEqual(
    ['sleep-deep-duration', 'sleep-light-duration', 'sleep-rem-duration', 'sleep-awake-duration', 'sleep-duration', 'sleep-score'].map(
      values,
    ),
    [[80], [240], [100], [30], [420], [84]],
  );
  const spans = brought.records.flatMap((record) =>
    record.kind === 'sleep-stage' && record.source.key === 'garmin-connect' ? [[record.stage, record.start]] : [],
  );
  assert.deepEqual(spans, [
    ['in-bed', at('2026-02-28T22:00:00Z')],
    ['asleep', at('2026-03-01T13:00:00Z')],
  ]);
  assert.equal(brought.report.types['night']?.skipped, 1);
});

test('garmin: body, blood pressure, fitness, drinks and readiness', () => {
  assert.deepEqual(
    ['body-mass', 'muscle-mass', 'body-water-percentage', 'body-fat-percentage', 'vo2-max', 'dietary-water', 'readiness-score'].map(values),
    [[72.4], [31], [55.1], [], [48], [0.25], [78]],
  );
  assert.deepEqual(values('heart-rate-variability-rmssd'), [44]);
  const pair = brought.records.find((record) => record.kind === 'blood-pressure');
  assert.deepEqual([pair?.systolic, pair?.diastolic, pair?.start], [128, 82, at('2026-03-01T07:00:00Z')]);
});

test('garmin: an activity in centimetres is a workout in metres', () => {
  const run = brought.records.find((record): record is WorkoutRecord => record.sourceType === 'activity')!;

  assert.deepEqual([run.type, run.durationMs, run.distanceM, run.end - run.start], ['trail-running', 1_800_001, 5020, 1_900_000]);
  assert.deepEqual(run.statistics, [
    { metric: 'heart-rate', average: 150, maximum: 172 },
    { metric: 'elevation-gained', sum: 63 },
    { metric: 'aerobic-training-effect', average: 3.1 },
  ]);
});

test('garmin: everything is accounted for, and problems hold no name', () => {
  assertAccounted(brought);
  assert.ok(brought.report.problems.some(({ reason }) => reason === 'file-left-out'));
  assert.doesNotMatch(JSON.stringify(brought.report.problems), /Nobody|Somewhere/);
});

test('garmin: a file that stands alone is known by its keys', async () => {
  const alone = await readFiles([garminExport], Buffer.from(FILES[Object.keys(FILES)[0]!]!));

  assert.equal(alone.report.types['night']?.read, 2);
});

test('garmin: each file, cut, changed or read again, keeps what every format promises', async () => {
  for (const [name, content] of Object.entries(FILES)) {
    if (name.includes('user_profile')) continue;
    await assertKeepsPromises(garminExport, buildZip([{ name, content: Buffer.from(content), isStored: true }]), { cuts: 5, changes: 15 });
  }
});
