import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf } from '../../test/columns.ts';
import { toldNight } from './told-nights.ts';

const HOUR = 3_600_000;
const day = { day: '1970-01-02', start: 24 * HOUR, end: 48 * HOUR };
const night = [23 * HOUR, 31 * HOUR] as const;

test('told nights: the longest sleep that ends on the day is the night, others are naps, and sources are not mixed', () => {
  const byMetric = new Map([
    [
      'sleep-duration',
      [
        { sourceId: 'best', columns: columnsOf([...night, 420], [38 * HOUR, 39 * HOUR, 50], [47 * HOUR, 55 * HOUR, 400]) },
        { sourceId: 'other', columns: columnsOf([...night, 500]) },
      ],
    ],
    ['sleep-deep-duration', [{ sourceId: 'best', columns: columnsOf([...night, 90], [38 * HOUR, 39 * HOUR, 5]) }]],
    ['sleep-rem-duration', [{ sourceId: 'other', columns: columnsOf([...night, 100]) }]],
  ]);

  assert.deepEqual(toldNight(byMetric, day), [
    { metric: 'sleep-duration', value: 420, sourceId: 'best' },
    { metric: 'sleep-deep-duration', value: 90, sourceId: 'best' },
    { metric: 'sleep-nap-duration', value: 50, sourceId: 'best' },
  ]);
});

test('told nights: a total of a whole day is of that day, and a source without any gives way', () => {
  const byMetric = new Map([
    [
      'sleep-duration',
      [
        { sourceId: 'empty', columns: columnsOf([0, HOUR, 60]) },
        { sourceId: 'days', columns: columnsOf([day.start, day.end, 400]) },
      ],
    ],
  ]);

  assert.deepEqual(toldNight(byMetric, day), [{ metric: 'sleep-duration', value: 400, sourceId: 'days' }]);
  assert.deepEqual(toldNight(new Map(), day), []);
});
