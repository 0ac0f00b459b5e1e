import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Incoming } from '../kit/connector/index.ts';
import { timedRows } from '../kit/testing/index.ts';
import { FAMILIES } from './mapping.ts';

const given = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'records.json'), 'utf8')) as Readonly<
  Record<keyof typeof FAMILIES, readonly unknown[]>
>;
const sleep = FAMILIES.sleep(given.sleep);
const rowsOf = timedRows('minute');
const valuesOf = (incoming: Incoming, metric: string): readonly number[] => rowsOf(incoming, metric).map(([, , value]) => value);

test('whoop: a night has how long each stage was in minutes, a nap is none, and one without a score comes later', () => {
  assert.deepEqual(rowsOf(sleep, 'sleep-duration'), [['2026-03-01T22:30', '2026-03-02T06:30', 435]]);
  assert.deepEqual(
    ['time-in-bed', 'awake-duration', 'light-duration', 'deep-duration', 'rem-duration'].map((part) => valuesOf(sleep, `sleep-${part}`)),
    [[480], [45], [225], [105], [105]],
  );
  assert.deepEqual(rowsOf(sleep, 'sleep-nap-duration'), [['2026-03-02T13:00', '2026-03-02T13:30', 25]]);
  assert.deepEqual(
    [valuesOf(sleep, 'sleep-efficiency'), valuesOf(sleep, 'sleep-score'), valuesOf(sleep, 'respiratory-rate')],
    [[90.6], [88], [15.1]],
  );
  const pending = sleep.items.find(({ nativeId }) => nativeId === 'sleep:s-3');
  assert.deepEqual(pending?.samples, []);
  assert.equal(sleep.quarantined.length, 1);
});

test('whoop: while it learns a wearer there is no recovery score; variability is RMSSD; absent is no value', () => {
  const recovery = FAMILIES.recovery(given.recovery);

  assert.deepEqual(valuesOf(recovery, 'recovery-score'), [67]);
  assert.deepEqual(valuesOf(recovery, 'resting-heart-rate'), [51, 52]);
  assert.deepEqual(valuesOf(recovery, 'heart-rate-variability-rmssd'), [62.4, 60]);
  assert.deepEqual([valuesOf(recovery, 'oxygen-saturation'), valuesOf(recovery, 'skin-temperature')], [[96.5], []]);
});

test('whoop: a day from sleep to sleep brings strain and energy in kilocalories once it is over', () => {
  const cycle = FAMILIES.cycle(given.cycle);

  assert.deepEqual(rowsOf(cycle, 'total-energy'), [['2026-03-01T22:30', '2026-03-02T22:30', 2500]]);
  assert.deepEqual(rowsOf(cycle, 'day-strain'), [['2026-03-02T22:30', '2026-03-02T22:30', 11.3]]);
});

test('whoop: a workout comes at once and its figures with its score; an end before the begin is set aside', () => {
  const { records, quarantined } = FAMILIES.workout(given.workout);

  assert.deepEqual(
    records.map((record) => record.kind === 'workout' && [record.type, record.energyKcal, record.distanceM, record.statistics]),
    [
      ['running', 500, 8010.5, [{ metric: 'heart-rate', average: 148, maximum: 171 }]],
      ['functional-strength-training', undefined, undefined, []],
    ],
  );
  assert.equal(quarantined.length, 1);
});

test('whoop: sports have the types of the vocabulary', () => {
  const typeOf = (sport_name: string): unknown => {
    const [record] = FAMILIES.workout([{ ...(given.workout[0] as object), sport_name }]).records;
    return record?.kind === 'workout' && record.type;
  };

  assert.deepEqual(
    ['HIIT', 'Spin', 'Mountain Biking', 'weightlifting_msk', 'ice-hockey', 'Meditation', 'Table Tennis', 'Something New'].map(typeOf),
    [
      'high-intensity-interval-training',
      'indoor-cycling',
      'mountain-biking',
      'traditional-strength-training',
      'ice-hockey',
      'meditation',
      'table-tennis',
      'other',
    ],
  );
});
