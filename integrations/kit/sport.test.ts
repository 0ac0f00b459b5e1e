import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS, WORKOUT_TYPES } from '@aceso/contracts/vocabulary';
import { rmssdOf } from './beats.ts';
import { metricsOfSport, SPORT_METRIC_IDS } from './sport.ts';
import { workoutTypeNamed } from './workout-name.ts';

test('sport: every metric that it names is in the vocabulary', () => {
  assert.deepEqual(
    SPORT_METRIC_IDS.filter((id) => !METRICS.has(id)),
    [],
  );
  assert.deepEqual(metricsOfSport('cycling').power, 'cycling-power');
  assert.deepEqual(metricsOfSport('yoga'), {});
});

test('sport: names of many vendors lead to one type', () => {
  const cases: Readonly<Record<string, string>> = {
    Running: 'running',
    TRAIL_RUNNING: 'trail-running',
    Treadmill: 'running',
    'Outdoor Bike': 'cycling',
    Biking: 'cycling',
    virtual_ride: 'cycling',
    horseback_riding: 'equestrian-sports',
    'Nordic walking': 'nordic-walking',
    strength_training: 'traditional-strength-training',
    HIIT: 'high-intensity-interval-training',
    'Stand-up paddling': 'stand-up-paddling',
    resort_snowboarding: 'snowboarding',
    CROSS_COUNTRY_SKIING: 'cross-country-skiing',
    indoor_rowing: 'indoor-rowing',
    'Table tennis': 'table-tennis',
    open_water_swimming: 'open-water-swimming',
    CrossTraining: 'cross-training',
    Workout: 'other',
    Motorcycling: 'other',
    '': 'other',
  };
  for (const [name, type] of Object.entries(cases)) assert.equal(workoutTypeNamed(name), type, name);
});

test('sport: every type of the vocabulary is known by its own name', () => {
  for (const type of WORKOUT_TYPES) assert.equal(workoutTypeNamed(type), type);
});

test('beats: RMSSD of neighbours only; a missed beat and a gap cut the row; too few say nothing', () => {
  const row = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 1000 : 1040));
  assert.equal(rmssdOf(row), 40);
  assert.equal(rmssdOf([...row, 2040, Number.NaN, 700, ...row]), 40);
  assert.equal(rmssdOf(row.slice(0, 10)), undefined);
});
