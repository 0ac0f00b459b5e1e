import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Incoming } from '../kit/connector/index.ts';
import { timedRows } from '../kit/testing/index.ts';
import { mapActivities, mapMeasures, mapNights, mapWorkouts } from './mapping.ts';

const fixture = (name: string): readonly unknown[] => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
const measures = mapMeasures(fixture('measures.json'));
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);
const rowsOf = timedRows('minute');
const valuesOf = (incoming: Incoming, metric: string): readonly number[] => rowsOf(incoming, metric).map(([, , value]) => value);

test('withings: a whole number and a power of ten are divided once, and metres become centimetres without noise', () => {
  assert.deepEqual(valuesOf(measures, 'body-mass'), [60.001, 60.5]);
  assert.deepEqual(valuesOf(measures, 'height'), [182]);
  assert.deepEqual(valuesOf(measures, 'basal-metabolic-rate'), [1750]);
  assert.deepEqual(valuesOf(measures, 'metabolic-age'), [34]);
});

test('withings: of parts of the body only the whole is taken, of a group with two attributions one', () => {
  assert.deepEqual(valuesOf(measures, 'muscle-mass'), [55.12]);
  assert.deepEqual(
    measures.items.map(({ nativeId }) => nativeId),
    ['measures:101', 'measures:102', 'measures:105', 'measures:106'],
  );
});

test('withings: what may be somebody else’s and what is a goal is left out, what cannot be true is set aside', () => {
  assert.equal(measures.read, 8);
  assert.deepEqual(
    measures.quarantined.map(({ reason, value }) => [reason, value]),
    [
      ['implausible', 9001],
      ['malformed', undefined],
    ],
  );
});

test('withings: a pressure is a pair with its pulse, and what was typed in has a source of its own', () => {
  const [pair] = measures.records;
  assert.ok(pair?.kind === 'blood-pressure');
  assert.deepEqual([pair.systolic, pair.diastolic, pair.source.kind, pair.source.name], [121, 78, 'monitor', 'Withings BPM Connect']);
  assert.deepEqual(valuesOf(measures, 'heart-rate'), [61]);
  const typed = measures.batches.filter(({ metric }) => metric === 'body-mass').map(({ source }) => [source.key, source.kind]);
  assert.deepEqual(typed, [
    ['scale-1', 'scale'],
    ['manual', 'manual'],
  ]);
});

test('withings: a night with its course has stages; one without has how long they were, and zero is no value', () => {
  const course = [
    { startdate: 1772402400, enddate: 1772406000, state: 1 },
    { startdate: 1772406000, enddate: 1772409600, state: 2 },
    { startdate: 1772409600, enddate: 1772409600, state: 3 },
    { startdate: 1772409600, enddate: 1772410000, state: 99 },
  ];
  const nights = mapNights(fixture('nights.json'), new Map([[201, course]]));

  assert.deepEqual(
    nights.records.map((record) => record.kind === 'sleep-stage' && [record.stage, iso(record.start), record.timeZone]),
    [
      ['light', '2026-03-01T22:00', 'Europe/Zurich'],
      ['deep', '2026-03-01T23:00', 'Europe/Zurich'],
    ],
  );
  assert.deepEqual(rowsOf(nights, 'sleep-duration'), [['2026-03-02T22:00', '2026-03-03T06:00', 420]]);
  assert.deepEqual(
    ['deep', 'light', 'rem', 'awake'].map((stage) => valuesOf(nights, `sleep-${stage}-duration`)),
    [[90], [230], [100], []],
  );
  assert.deepEqual([valuesOf(nights, 'sleep-efficiency'), valuesOf(nights, 'sleep-latency')], [[93], [9]]);
  assert.deepEqual(valuesOf(nights, 'respiratory-rate'), [14]);
  assert.equal(nights.quarantined.length, 1);
});

test('withings: a day lasts as its own zone has it, watch and phone are two sources, and absent is not zero', () => {
  const days = mapActivities(fixture('activities.json'), 'Europe/Zurich');

  assert.deepEqual(rowsOf(days, 'step-count'), [
    ['2026-03-02T05:00', '2026-03-03T05:00', 8123],
    ['2026-03-01T23:00', '2026-03-02T23:00', 4001],
  ]);
  assert.deepEqual([valuesOf(days, 'moderate-activity-time'), valuesOf(days, 'vigorous-activity-time')], [[31], [0]]);
  assert.deepEqual(
    days.items.map(({ nativeId }) => nativeId),
    ['activity:2026-03-02:watch-1', 'activity:2026-03-02:model:device'],
  );
  assert.equal(days.quarantined.length, 1);
});

test('withings: a workout has its time without pauses; what is zero is no heart rate, and an end before the begin is set aside', () => {
  const [run, other, ...more] = mapWorkouts(fixture('workouts.json')).records;

  assert.ok(run?.kind === 'workout' && other?.kind === 'workout');
  assert.deepEqual([run.type, run.durationMs, run.distanceM, run.energyKcal], ['indoor-running', 3_540_000, 9050, 412]);
  assert.deepEqual(run.statistics, [{ metric: 'heart-rate', average: 141, maximum: 168 }]);
  assert.deepEqual([other.type, other.energyKcal, other.statistics], ['other', undefined, []]);
  assert.deepEqual(more, []);
});
