import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Incoming } from '../kit/connector/index.ts';
import { timedRows } from '../kit/testing/index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DAILY, mapActivities, mapWeights } from './mapping.ts';
import { simulated } from './simulator.ts';

type Family = keyof typeof DAILY;
const days: Readonly<Record<Family, unknown>> = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/days.json'), 'utf8'));
const map = (family: Family, answer: unknown = days[family], timeZone = 'America/New_York'): Incoming =>
  DAILY[family](new Map([['2026-03-02', answer]]), timeZone);
const iso = (at: number): string => new Date(at).toISOString().slice(0, 19);

const rowsOf = timedRows('second');

test('garmin: heart rate without contact is no reading; the resting one is of the day that was asked for', () => {
  const brought = map('heartrate');

  assert.deepEqual(
    rowsOf(brought, 'heart-rate').map(([, , value]) => value),
    [58, 61],
  );
  assert.deepEqual(rowsOf(brought, 'resting-heart-rate'), [['2026-03-02T05:00:00', '2026-03-02T05:00:00', 51]]);
  assert.deepEqual(
    brought.items.map(({ nativeId }) => nativeId),
    ['heartrate:2026-03-02'],
  );
});

test('garmin: times named GMT are UTC, and one that cannot be read is set aside', () => {
  const brought = map('hrv');

  assert.deepEqual(rowsOf(brought, 'heart-rate-variability-rmssd'), [['2026-03-02T05:29:48', '2026-03-02T05:29:48', 42]]);
  assert.deepEqual(
    brought.quarantined.map(({ reason }) => reason),
    ['date-unreadable'],
  );
});

test('garmin: a night has the stages that are known, and then no total beside them', () => {
  const brought = map('sleep');

  assert.deepEqual(
    brought.records.map(
      (record) => record.kind === 'sleep-stage' && [record.stage, iso(record.start), (record.end - record.start) / 60_000],
    ),
    [
      ['awake', '2026-03-01T23:00:00', 5],
      ['light', '2026-03-01T23:05:00', 15],
      ['deep', '2026-03-01T23:20:00', 5],
    ],
  );
  assert.deepEqual(rowsOf(brought, 'sleep-duration'), []);
  assert.deepEqual(
    rowsOf(brought, 'sleep-awakenings').map(([, , value]) => value),
    [0],
  );
});

test('garmin: without stages the length of the night comes, in minutes; a day without a night brings nothing', () => {
  const { dailySleepDTO } = days.sleep as { readonly dailySleepDTO: object };
  const nothing = Object.fromEntries(Object.keys(dailySleepDTO).map((field) => [field, null]));

  assert.deepEqual(
    rowsOf(map('sleep', { dailySleepDTO, sleepLevels: null }), 'sleep-duration').map(([, , value]) => value),
    [25],
  );
  const empty = map('sleep', { dailySleepDTO: nothing, sleepLevels: null });
  assert.deepEqual([empty.items, empty.quarantined], [[], []]);
});

test('garmin: a level below zero is a reason, not a level', () => {
  const brought = map('stress');

  assert.deepEqual(
    rowsOf(brought, 'stress-level').map(([, , value]) => value),
    [25],
  );
  assert.deepEqual(
    rowsOf(brought, 'body-battery').map(([, , value]) => value),
    [80],
  );
});

test('garmin: amounts of a day stand over it as Garmin had it, else as the person’s zone has it; none is an amount, absent is not', () => {
  const told = map('summary');
  const untold = map('summary', { totalSteps: 12 });

  assert.deepEqual(rowsOf(told, 'step-count'), [['2026-03-02T05:00:00', '2026-03-03T05:00:00', 0]]);
  assert.deepEqual(
    rowsOf(told, 'sedentary-time').map(([, , value]) => value),
    [500],
  );
  assert.deepEqual(rowsOf(told, 'active-energy'), []);
  assert.deepEqual(rowsOf(untold, 'step-count'), [['2026-03-02T05:00:00', '2026-03-03T05:00:00', 12]]);
  assert.deepEqual(rowsOf(map('summary', { totalSteps: 12 }, 'Asia/Tokyo'), 'step-count'), [
    ['2026-03-01T15:00:00', '2026-03-02T15:00:00', 12],
  ]);
  assert.deepEqual(map('summary', { totalSteps: null }).items, []);
});

test('garmin: grams become kilograms, and what was typed in is told from what was weighed', () => {
  const at = 1772427600000;
  const brought = mapWeights([
    { samplePk: 1, timestampGMT: at, weight: 71_234, bodyFat: 0, boneMass: 3100, muscleMass: null, sourceType: 'INDEX_SCALE' },
    { samplePk: 2, timestampGMT: at, weight: 70_000, sourceType: 'MANUAL' },
    { weight: 70_000 },
  ]);

  assert.deepEqual(
    brought.batches.map(({ metric, source, value }) => [metric, source.kind, ...value]),
    [
      ['body-mass', 'scale', 71.234],
      ['bone-mass', 'scale', 3.1],
      ['body-mass', 'manual', 70],
    ],
  );
  assert.equal(brought.quarantined.length, 1);
});

test('garmin: a workout has its time without pauses; a sport that nobody knows is other', () => {
  const of = (typeKey: string) => ({
    activityId: typeKey,
    activityType: { typeKey },
    startTimeGMT: '2026-03-02 07:00:00',
    duration: 1800.4,
    elapsedDuration: 2000,
  });
  const kinds = ['trail_running', 'treadmill_running', 'lap_swimming', 'yoga', 'underwater_basket_weaving'];

  const { records, quarantined } = mapActivities([...kinds.map(of), { ...of('running'), startTimeGMT: 'soon' }]);

  assert.deepEqual(
    records.map((record) => record.kind === 'workout' && record.type),
    ['trail-running', 'indoor-running', 'pool-swimming', 'yoga', 'other'],
  );
  const [run] = records;
  assert.ok(run?.kind === 'workout');
  assert.deepEqual([run.durationMs, run.end - run.start, run.statistics], [1_800_400, 2_000_000, []]);
  assert.equal(quarantined.length, 1);
});

test('garmin: an answer that is not as documented keeps no other day from coming', () => {
  const answers = new Map<string, unknown>([
    ['2026-03-01', { heartRateValues: 'many' }],
    ['2026-03-02', days.heartrate],
    ['2026-03-03', undefined],
  ]);

  const brought = DAILY.heartrate(answers, 'UTC');

  assert.equal(brought.quarantined.length, 1);
  assert.equal(brought.items.length, 1);
});

test('garmin: the mapping brings what the manifest says', () => {
  const now = new Date('2026-03-03T10:00:00Z');
  const made = simulated.history(1, 12, now).map((record) => {
    if (record.family === 'weight') return mapWeights([{ ...record.content, boneMass: 3100, muscleMass: 50_000 }]);
    return record.family === 'activity' ? mapActivities([record.content]) : map(record.family as Family, record.content, 'UTC');
  });
  const { dailySleepDTO } = days.sleep as { readonly dailySleepDTO: object };
  const brought = [...made, map('sleep', { dailySleepDTO })].flatMap(({ batches }) => batches.map(({ metric }) => metric));

  assert.deepEqual([...new Set(brought)].toSorted(), manifest.delivers);
});
