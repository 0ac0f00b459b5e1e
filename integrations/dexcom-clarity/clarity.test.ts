import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { dexcomClarity } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
const berlin = { timeZone: 'Europe/Berlin' };
const utc = (hour: number, minute = 0, second = 0): number => Date.UTC(2026, 9, 25, hour, minute, second);
const mixed = await readFiles([dexcomClarity], fixture('clarity-mojibake.csv'), berlin);

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED].toSorted());
});

test('clarity: in the hour that a clock change repeats, the transmitter tells the first pass from the second', () => {
  assert.deepEqual(
    mixed.samples['blood-glucose|dexcom|android G6']?.map(([at, , value]) => [at, value]),
    [
      [Date.UTC(2026, 9, 24, 23, 55), 101],
      [utc(0), 102],
      [utc(1, 0, 1), 114],
      [utc(0, 5), 103],
      [utc(1, 5, 1), 115],
    ],
  );
});

test('clarity: Low and High are kept as what the sensor said, and no number is made up', () => {
  const events = mixed.records.filter(({ kind, sourceType }) => kind === 'event' && sourceType === 'EGV');

  assert.deepEqual(
    events.map((event) => [event.start, 'detail' in event && event.detail]),
    [
      [utc(2, 0, 1), { glucose: 'below', limitMgPerDl: 40 }],
      [utc(2, 5, 1), { glucose: 'above', limitMgPerDl: 400 }],
    ],
  );
});

test('clarity: what cannot be true or read is kept aside, and every row is counted', () => {
  assert.deepEqual(
    mixed.quarantined.map(({ reason, sourceType }) => `${sourceType} ${reason}`),
    ['EGV implausible', 'EGV value-unreadable', 'EGV date-unreadable'],
  );
  const { types } = mixed.report;
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(types).map(([type, { read, delivered, skipped, quarantined }]) => [type, [read, delivered, skipped, quarantined]]),
    ),
    {
      FirstName: [1, 0, 1, 0],
      LastName: [1, 0, 1, 0],
      DateOfBirth: [1, 0, 1, 0],
      Device: [1, 0, 1, 0],
      Alert: [2, 0, 2, 0],
      EGV: [10, 7, 0, 3],
      Calibration: [1, 1, 0, 0],
      Insulin: [2, 2, 0, 0],
      Carbs: [1, 1, 0, 0],
      Exercise: [1, 1, 0, 0],
      Health: [1, 1, 0, 0],
    },
  );
});

test('clarity: meter, doses, meals and exercise arrive with their own meaning', () => {
  const at = utc(6, 45);
  assert.deepEqual(mixed.samples['blood-glucose|dexcom|meter'], [[utc(6, 30), utc(6, 30), 110, 0]]);
  assert.deepEqual(mixed.samples['insulin-delivery|dexcom|entered'], [
    [at, at, 20, 1],
    [at, at, 4.5, 2],
  ]);
  assert.deepEqual(mixed.samples['dietary-carbohydrates|dexcom|entered'], [[utc(6, 50), utc(6, 50), 45, 0]]);
  const workout = mixed.records.find(({ kind }) => kind === 'workout');
  assert.deepEqual(workout?.kind === 'workout' && [workout.start, workout.durationMs, workout.metadata], [
    utc(17),
    1_800_000,
    { intensity: 'Medium' },
  ]);
});

test('clarity: names and the birth date are in nothing that is handed over', () => {
  assert.doesNotMatch(JSON.stringify(mixed), /Testa|Person|1970-01-01/);
});

test('clarity: millimoles, the letter T, another language and decimal commas', async () => {
  const [english, german] = [
    await readFiles([dexcomClarity], fixture('clarity-mmol.csv')),
    await readFiles([dexcomClarity], fixture('clarity-german.csv')),
  ];
  const first = Date.UTC(2026, 6, 1, 8);

  for (const { samples } of [english, german]) assert.deepEqual(samples['blood-glucose|dexcom|iPhone G7'], [[first, first, 99.0857, 0]]);
  assert.deepEqual(german.samples['insulin-delivery|dexcom|entered'], [[first + 300_000, first + 300_000, 12.5, 1]]);
  assert.deepEqual([english.records.length, german.records.length], [1, 1]);
  assert.doesNotMatch(JSON.stringify(german), /Testa/);
});
