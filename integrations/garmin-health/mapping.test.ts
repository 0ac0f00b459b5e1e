import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Incoming } from '../kit/connector/index.ts';
import { timedRows } from '../kit/testing/index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { FAMILIES, isFamily, type Family } from './mapping.ts';
import { simulated } from './simulator.ts';

const summaries: Readonly<Record<Family, readonly unknown[]>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/summaries.json'), 'utf8'),
);
const map = (family: Family, timeZone = 'America/New_York'): Incoming => FAMILIES[family](summaries[family], timeZone);
const iso = (at: number): string => new Date(at).toISOString().slice(0, 19);
const rowsOf = timedRows('second');
const valuesOf = (brought: Incoming, metric: string): readonly number[] => rowsOf(brought, metric).map(([, , value]) => value);

test('garmin-health: amounts stand over the day as Garmin has it; none is an amount, absent is not, seconds become minutes', () => {
  const brought = map('dailies');

  assert.deepEqual(rowsOf(brought, 'step-count'), [['2026-03-02T05:00:00', '2026-03-03T05:00:00', 0]]);
  assert.deepEqual(valuesOf(brought, 'moderate-activity-time'), [30.5]);
  for (const metric of ['active-energy', 'vigorous-activity-time', 'resting-heart-rate'])
    assert.deepEqual(valuesOf(brought, metric), [], metric);
  assert.deepEqual(rowsOf(brought, 'heart-rate'), [['2026-03-02T05:00:15', '2026-03-02T05:00:15', 75]]);
  assert.equal(brought.quarantined.length, 1);
});

test('garmin-health: a night ends with its last stage, in order of time, not with the time asleep', () => {
  const brought = map('sleeps');

  assert.deepEqual(
    brought.records.map(
      (record) => record.kind === 'sleep-stage' && [record.stage, iso(record.start), (record.end - record.start) / 60_000],
    ),
    [
      ['asleep', '2026-03-01T23:00:00', 5],
      ['light', '2026-03-01T23:05:00', 15],
      ['awake', '2026-03-01T23:20:00', 5],
    ],
  );
  assert.deepEqual(rowsOf(brought, 'sleep-score'), [['2026-03-01T23:25:00', '2026-03-01T23:25:00', 81]]);
});

test('garmin-health: a level below zero is a reason and no level; none left is a level', () => {
  const brought = map('stressDetails');

  assert.deepEqual(valuesOf(brought, 'stress-level'), [25]);
  assert.deepEqual(valuesOf(brought, 'body-battery'), [0, 80]);
  assert.deepEqual(valuesOf(map('hrv'), 'heart-rate-variability-rmssd'), [42]);
});

test('garmin-health: breaths come under either name', () => {
  assert.deepEqual(valuesOf(map('allDayRespiration'), 'respiratory-rate'), [14.6, 15]);
});

test('garmin-health: grams become kilograms; fitness of a date stands at its begin in the person’s zone', () => {
  assert.deepEqual(valuesOf(map('bodyComps'), 'body-mass'), [71.234]);
  assert.deepEqual(rowsOf(map('userMetrics'), 'vo2-max'), [['2026-03-02T05:00:00', '2026-03-02T05:00:00', 48]]);
  assert.deepEqual(rowsOf(map('userMetrics', 'Asia/Tokyo'), 'vo2-max'), [['2026-03-01T15:00:00', '2026-03-01T15:00:00', 48]]);
});

test('garmin-health: pressures are kept together, and half a pressure is none', () => {
  const brought = map('bloodPressures');

  assert.deepEqual(
    brought.records.map((record) => record.kind === 'blood-pressure' && [record.systolic, record.diastolic, record.source.kind]),
    [[121, 78, 'monitor']],
  );
  assert.equal(brought.quarantined.length, 1);
});

test('garmin-health: a workout names its watch; a sport that nobody knows is other', () => {
  const { records } = map('activities');

  assert.deepEqual(
    records.map((record) => record.kind === 'workout' && [record.type, record.source.name, record.durationMs, record.distanceM]),
    [
      ['indoor-running', 'Forerunner 965', 1_800_000, undefined],
      ['other', 'Garmin Connect, typed in', 60_000, undefined],
    ],
  );
});

test('garmin-health: the mapping brings what the manifest says', () => {
  const made = simulated
    .history(1, 12, new Date('2026-03-03T10:00:00Z'))
    .map(({ family, content }) => (isFamily(family) ? FAMILIES[family]([content], 'UTC') : assert.fail(family)));
  const all = [...made, ...(Object.keys(FAMILIES) as Family[]).map((family) => map(family))]; // Keys of that very object.

  assert.deepEqual([...new Set(all.flatMap(({ batches }) => batches.map(({ metric }) => metric)))].toSorted(), manifest.delivers);
  assert.deepEqual([...new Set(all.flatMap(({ records }) => records.map(({ kind }) => kind)))].toSorted(), manifest.records);
});
