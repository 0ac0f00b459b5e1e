import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { timedRows } from '../kit/testing/index.ts';
import { FAMILIES } from './mapping.ts';

const fixture = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
const ZONE = 'Europe/Zurich';
const nights = FAMILIES.sleep(fixture('sleep.json') as readonly unknown[], ZONE);
const days = fixture('days.json') as Readonly<Record<keyof typeof FAMILIES, readonly unknown[]>>;
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);
const rowsOf = timedRows('minute');

test('oura: equal digits beside each other are one stage, and the last ends with the night', () => {
  assert.deepEqual(
    nights.records.map((record) => record.kind === 'sleep-stage' && [record.stage, iso(record.start), iso(record.end)]),
    [
      ['awake', '2026-03-01T22:00', '2026-03-01T22:05'],
      ['light', '2026-03-01T22:05', '2026-03-01T22:15'],
      ['deep', '2026-03-01T22:15', '2026-03-01T22:17'],
    ],
  );
});

test('oura: a sleep without stages tells how long it was; lying down is none, and its heart rate stays', () => {
  assert.deepEqual(rowsOf(nights, 'sleep-duration'), [['2026-03-02T13:00', '2026-03-02T13:40', 25]]);
  assert.deepEqual(
    rowsOf(nights, 'heart-rate').map(([at, , value]) => [at, value]),
    [
      ['2026-03-01T22:00', 58],
      ['2026-03-01T22:10', 55],
      ['2026-03-02T15:00', 62],
    ],
  );
  assert.deepEqual(
    rowsOf(nights, 'sleep-efficiency').map(([, , value]) => value),
    [91, 80],
  );
});

test('oura: variability is RMSSD, from its series where there is one, else the mean of the sleep', () => {
  assert.deepEqual(rowsOf(nights, 'heart-rate-variability-sdnn'), []);
  assert.deepEqual(
    rowsOf(nights, 'heart-rate-variability-rmssd').map(([at, , value]) => [at, value]),
    [
      ['2026-03-01T22:05', 51],
      ['2026-03-01T22:10', 47],
      ['2026-03-02T13:40', 61],
    ],
  );
});

test('oura: what was deleted there is deleted here, and what is not as documented is set aside', () => {
  assert.deepEqual(nights.deleted, ['sleep:n-4']);
  assert.deepEqual(
    nights.quarantined.map(({ reason }) => reason),
    ['malformed'],
  );
});

test('oura: amounts of a day lie over the civil day of their own offset, in minutes', () => {
  const activity = FAMILIES.daily_activity(days.daily_activity, ZONE);

  assert.deepEqual(rowsOf(activity, 'step-count'), [['2026-03-02T05:00', '2026-03-03T05:00', 9012]]);
  assert.deepEqual(rowsOf(activity, 'moderate-activity-time')[0]?.[2], 31);
  assert.deepEqual(rowsOf(activity, 'vigorous-activity-time')[0]?.[2], 0);
});

test('oura: absent scores and a saturation of zero are no values', () => {
  const [readiness, oxygen] = [FAMILIES.daily_readiness(days.daily_readiness, ZONE), FAMILIES.daily_spo2(days.daily_spo2, ZONE)];

  assert.deepEqual(
    [rowsOf(readiness, 'readiness-score'), rowsOf(readiness, 'temperature-deviation')].map((rows) => rows.map(([, , value]) => value)),
    [[84], [-0.12]],
  );
  assert.deepEqual(rowsOf(oxygen, 'oxygen-saturation'), [['2026-03-01T23:00', '2026-03-01T23:00', 97.2]]);
  assert.equal(oxygen.items.length, 2);
});

test('oura: workouts have the types of the vocabulary, and an end before the begin is set aside', () => {
  const { records, quarantined } = FAMILIES.workout(days.workout, ZONE);

  assert.deepEqual(
    records.map((record) => record.kind === 'workout' && [record.type, record.energyKcal, record.distanceM, record.durationMs]),
    [
      ['traditional-strength-training', 201.5, undefined, 2_700_000],
      ['running', undefined, 5020, 1_800_000],
      ['other', undefined, undefined, 600_000],
    ],
  );
  assert.equal(quarantined.length, 1);
});

test('oura: sessions of quiet are minutes of mindfulness, others are not; a time without offset is no time', () => {
  const [session, heart] = [FAMILIES.session(days.session, ZONE), FAMILIES.heartrate(days.heartrate, ZONE)];

  assert.deepEqual(rowsOf(session, 'mindful-duration'), [['2026-03-02T19:00', '2026-03-02T19:12', 12.5]]);
  assert.deepEqual(rowsOf(heart, 'heart-rate'), [['2026-03-02T10:00', '2026-03-02T10:00', 71]]);
  assert.deepEqual(
    heart.quarantined.map(({ reason }) => reason),
    ['implausible', 'date-unreadable'],
  );
  assert.equal(heart.read, 3);
});
