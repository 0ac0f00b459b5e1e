import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Incoming } from '../kit/connector/index.ts';
import { FAMILIES } from './mapping.ts';
import manifest from './manifest.json' with { type: 'json' };

const fixture = (name: string): readonly unknown[] => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
const zurich = { timeZone: 'Europe/Zurich' };
const nights = FAMILIES.sleep(fixture('nights.json'), zurich);
const recharges = FAMILIES.recharge(fixture('recharges.json'), zurich);
const exercises = FAMILIES.exercise(fixture('exercises.json'), zurich);
const days = FAMILIES.activity([{ start_time: '2026-03-29T00:00:00', steps: 9000, calories: 2400, active_calories: null }], zurich);
const rates = FAMILIES['heart-rate']([{ date: '2026-03-02', heart_rate_samples: [{ heart_rate: 64, sample_time: '08:02:08' }] }], zurich);
const tests = FAMILIES.spo2(
  [
    { test_time: 1_772_434_800, test_status: 'SPO2_TEST_PASSED', blood_oxygen_percent: 97 },
    { test_time: 1_772_438_400_000, test_status: 'SPO2_TEST_INCONCLUSIVE_TOO_LOW_OVERALL_QUALITY', blood_oxygen_percent: 71 },
  ],
  zurich,
);
const skin = FAMILIES.skin(
  [{ sleep_date: '2026-03-02', sleep_time_skin_temperature_celsius: 34.2, deviation_from_baseline_celsius: -0.4 }],
  zurich,
);
const iso = (at: number): string => new Date(at).toISOString().slice(0, 19);

const rowsOf = ({ batches }: Incoming, metric: string): readonly (readonly [string, number])[] =>
  batches
    .filter((batch) => batch.metric === metric)
    .flatMap(({ start, value }) => [...start].map((at, i) => [iso(at), value[i]!] as const));

test('polar: the course of a night goes over midnight by the clock on the wrist, and ends when the person woke', () => {
  assert.deepEqual(
    nights.records.map((record) => record.kind === 'sleep-stage' && [record.stage, iso(record.start), iso(record.end)]),
    [
      ['awake', '2026-03-01T22:10:25', '2026-03-01T22:20:00'],
      ['light', '2026-03-01T22:20:00', '2026-03-01T23:05:00'],
      ['deep', '2026-03-01T23:05:00', '2026-03-02T00:10:00'],
      ['rem', '2026-03-02T00:10:00', '2026-03-02T01:00:00'],
      ['asleep', '2026-03-02T01:00:00', '2026-03-02T05:30:00'],
      ['awake', '2026-03-02T05:30:00', '2026-03-02T05:40:00'],
    ],
  );
  assert.deepEqual(rowsOf(nights, 'heart-rate'), [
    ['2026-03-01T22:12:00', 58],
    ['2026-03-02T05:35:00', 61],
  ]);
  assert.deepEqual(rowsOf(nights, 'sleep-score'), [['2026-03-02T05:40:00', 81]]);
});

test('polar: a night without an offset, or that is none at all, is set aside and keeps no other from coming', () => {
  assert.deepEqual(
    nights.quarantined.map(({ reason }) => reason),
    ['malformed', 'malformed'],
  );
  assert.equal(nights.read, 3);
});

test('polar: variability stands at its times, the evening before midnight; a mean stands in where no times are told', () => {
  assert.deepEqual(rowsOf(recharges, 'heart-rate-variability-rmssd'), [
    ['2026-03-01T22:40:00', 40],
    ['2026-03-01T23:10:00', 48],
  ]);
  assert.deepEqual(rowsOf(recharges, 'respiratory-rate'), [['2026-03-02T05:00:00', 13.9]]);
});

test('polar: a workout begins by its own offset, else in the zone of the person; nothing is zero that was not measured', () => {
  const [run, other] = exercises.records;

  assert.ok(run?.kind === 'workout' && other?.kind === 'workout');
  assert.deepEqual(
    [run.type, iso(run.start), run.durationMs, run.energyKcal, run.distanceM, run.source.name],
    ['trail-running', '2026-03-02T17:00:00', 2_670_500, 530, 7600, 'Polar Vantage V3'],
  );
  assert.deepEqual(run.statistics, [{ metric: 'heart-rate', average: 141, maximum: 168 }]);
  assert.deepEqual([other.type, iso(other.start), other.energyKcal, other.statistics], ['other', '2026-03-02T18:00:00', undefined, []]);
  assert.equal(exercises.quarantined.length, 1);
});

test('polar: a day is the civil one, of 23 hours when the clocks change; a test that was not passed is no value', () => {
  const [steps] = days.batches;

  assert.equal((steps!.end[0]! - steps!.start[0]!) / 3_600_000, 23);
  assert.deepEqual(rowsOf(rates, 'heart-rate'), [['2026-03-02T07:02:08', 64]]);
  assert.deepEqual(rowsOf(tests, 'oxygen-saturation'), [['2026-03-02T07:00:00', 97]]);
  assert.deepEqual(rowsOf(skin, 'temperature-deviation'), [['2026-03-02T05:00:00', -0.4]]);
});

test('polar: the manifest promises exactly what the mapping brings', () => {
  const found = [nights, recharges, exercises, days, rates, tests, skin].flatMap(({ batches }) => batches.map(({ metric }) => metric));
  const active = FAMILIES.activity([{ start_time: '2026-03-02T00:00:00', active_calories: 300 }], zurich);

  assert.deepEqual([...new Set([...found, ...active.batches.map(({ metric }) => metric)])].toSorted(), manifest.delivers);
});
