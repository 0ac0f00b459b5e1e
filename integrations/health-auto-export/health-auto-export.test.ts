import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { healthAutoExport } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';
import { periodOf } from './period.ts';

const read = (name: string) =>
  readFiles([healthAutoExport], readFileSync(join(import.meta.dirname, 'fixtures', name)), { timeZone: 'Europe/Berlin' });
const all = await read('export.json');
const utc = (hour: number, minute = 0, second = 0, day = 28): number => Date.UTC(2026, 2, day, hour, minute, second);
const WATCH = 'health-auto-export|Ada’s Apple Watch';
const of = (key: string) => all.samples[key]?.map(([start, end, value]) => [start, end, value]);

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...new Set(DELIVERED)].toSorted());
});

test('health auto export: sums last as long as all times together tell', () => {
  assert.deepEqual(of(`step-count|${WATCH}|iPhone`), [
    [utc(6), utc(7), 500],
    [utc(7), utc(8), 300],
    [utc(10), utc(11), 20],
  ]);
  assert.deepEqual(of('active-energy|health-auto-export|Apple Health'), [[utc(23, 0, 0, 27), utc(23), 100]]);
  const stamp = (minutes: number) => ({ at: 0, timeOfDay: minutes * 60_000 });
  assert.deepEqual(
    [
      periodOf([0, 0].map(stamp)),
      periodOf([0, 60, 120].map(stamp)),
      periodOf([0, 61, 120].map(stamp)),
      periodOf([60, 120].map(stamp)),
      periodOf([1.5].map(stamp)),
    ],
    [86_400_000, 3_600_000, 60_000, 0, 0],
  );
});

test('health auto export: of minimum, mean and maximum the mean is taken; what cannot be true is kept aside', () => {
  assert.deepEqual(
    of(`heart-rate|${WATCH}`)?.map(([start, , value]) => [start, value]),
    [
      [utc(6, 1), 62.5],
      [utc(6, 2), 63],
    ],
  );
  assert.deepEqual(
    all.quarantined.map(({ sourceType, reason }) => `${sourceType} ${reason}`),
    ['heart_rate implausible', 'vo2_max date-unreadable'],
  );
});

test('health auto export: narrow blanks in times, units, pairs and meals', () => {
  assert.deepEqual(of('body-mass|health-auto-export|Scale'), [[utc(6, 5, 9), utc(6, 5, 9), 69.9893]]);
  assert.deepEqual(all.samples['blood-glucose|health-auto-export|Apple Health'], [[utc(7, 45, 12), utc(7, 45, 12), 99.0857, 1]]);
  const pair = all.records.find(({ kind }) => kind === 'blood-pressure');
  assert.deepEqual(pair?.kind === 'blood-pressure' && [pair.systolic, pair.diastolic], [124, 78]);
});

test('health auto export: nights by their hours; stages of zero hours were not measured; single stages as such', () => {
  const [start, end] = [utc(22, 10, 0, 27), utc(5, 55)];
  assert.deepEqual(of(`sleep-duration|${WATCH}`), [[start, end, 450]]);
  assert.deepEqual(of(`sleep-deep-duration|${WATCH}`), [[start, end, 90]]);
  assert.deepEqual(
    of('sleep-duration|health-auto-export|Apple Health')?.map(([, , value]) => value),
    [420],
  );
  assert.equal(of('sleep-deep-duration|health-auto-export|Apple Health'), undefined);
  assert.deepEqual(
    of('sleep-time-in-bed|health-auto-export|Apple Health')?.map(([, , value]) => value),
    [480],
  );
  assert.deepEqual(
    all.records.flatMap((record) => (record.kind === 'sleep-stage' ? [[record.stage, record.start, record.end]] : [])),
    [['light', utc(12), utc(12, 20)]],
  );
});

test('health auto export: workouts, and what has no metric with all its fields', () => {
  const workout = all.records.find(({ kind }) => kind === 'workout');
  assert.ok(workout?.kind === 'workout');
  assert.deepEqual(
    [workout.type, workout.durationMs, workout.energyKcal, workout.distanceM, workout.statistics],
    ['running', 2_580_000, 420, 7200, [{ metric: 'heart-rate', average: 150 }]],
  );
  assert.deepEqual(
    all.records.flatMap((record) => (record.kind === 'event' ? [[record.sourceType, record.isReproductive]] : [])),
    [
      ['handwashing', undefined],
      ['symptoms', undefined],
      ['cycleTracking', true],
    ],
  );
});

test('health auto export: the table by days', async () => {
  const { samples } = await read('HealthMetrics.csv');
  const key = 'health-auto-export|Apple Health';

  assert.deepEqual(
    samples[`step-count|${key}`]?.map(([start, end, value]) => [start, end! - start!, value]),
    [
      [utc(23, 0, 0, 27), 86_400_000, 9000],
      [utc(23), 86_400_000, 8000],
    ],
  );
  assert.deepEqual(
    samples[`heart-rate|${key}`]?.map(([, , value]) => value),
    [70.25, 71],
  );
  assert.equal(samples[`distance-walking-running|${key}`]?.[0]?.[2], 6500);
});

test('health auto export: stages by HealthKit’s names, one that is no stage, and the course of a workout', async () => {
  const stage = (value: string, hour: number) => ({
    startDate: `2026-03-28 0${hour}:00:00 +0100`,
    endDate: `2026-03-28 0${hour}:30:00 +0100`,
    value,
  });
  const data = {
    metrics: [
      {
        name: 'sleep_analysis',
        units: 'hr',
        data: [stage('HKCategoryValueSleepAnalysisAsleepCore', 1), stage('Asleep REM', 2), stage('Kern', 3)],
      },
    ],
    workouts: [
      {
        name: 'Running',
        start: '2026-03-28 07:00:00 +0100',
        end: '2026-03-28 07:30:00 +0100',
        heartRateData: [
          { date: '2026-03-28 07:00:00 +0100', qty: 110, units: 'bpm' },
          { date: 'soon', qty: 111 },
        ],
      },
    ],
  };
  const { samples, records, quarantined } = await readFiles([healthAutoExport], Buffer.from(JSON.stringify({ data })));

  assert.deepEqual(
    records.flatMap((record) => (record.kind === 'sleep-stage' ? [record.stage] : [])),
    ['light', 'rem'],
  );
  assert.deepEqual(samples['heart-rate|health-auto-export|Apple Health'], [[utc(6), utc(6), 110, 0]]);
  assert.deepEqual(
    quarantined.map(({ reason }) => reason),
    ['value-unreadable', 'date-unreadable'],
  );
});
