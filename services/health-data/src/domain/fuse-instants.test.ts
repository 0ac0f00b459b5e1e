import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf, rowsOf } from '../../test/columns.ts';
import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { dayValue } from './day-value.ts';
import { explainDay } from './explain-day.ts';
import type { RankedColumns } from './fuse-amounts.ts';
import { bestOfMinutes } from './fuse-instants.ts';
import { calendarOf, MINUTE_MS } from './local-days.ts';

const day = calendarOf('Europe/Berlin').bounds('2026-03-29');
const HEART_RATE = METRICS.get('heart-rate') as Metric;
const WEIGHT = METRICS.get('body-mass') as Metric;
const read = (sourceId: string, device: string, ...rows: readonly (readonly [number, number])[]): RankedColumns => ({
  sourceId,
  device,
  columns: columnsOf(...rows.map(([minute, value]) => [day.start + minute * MINUTE_MS, day.start + minute * MINUTE_MS, value] as const)),
});

test('instants: each minute is the best source’s, all readings are kept, and the means of the stretches give the value of the day', () => {
  const watch = read('watch', 'w', [10, 60], [10.5, 62], [11, 70]);
  const strap = read('strap', 's', [10, 90], [12, 80], [13, 82]);

  const { stretches, leftOut, method } = explainDay(HEART_RATE, [watch, strap], day);

  assert.equal(method, 'minute-means');
  assert.deepEqual(
    stretches.map(({ sourceId, amount, minutes, reason }) => [sourceId, amount, minutes, reason]),
    [
      ['watch', 65.5, 2, 'first'],
      ['strap', 81, 2, 'next'],
    ],
  );
  assert.deepEqual(
    leftOut.map(({ sourceId, amount, minutes, reason, insteadId }) => [sourceId, amount, minutes, reason, insteadId]),
    [['strap', 90, 1, 'better-source', 'watch']],
  );
  assert.equal(dayValue(HEART_RATE, [watch, strap], day)?.value, (61 + 70 + 80 + 82) / 4);
});

test('instants: on a day of 23 hours as on any, the weighed means are the value, whatever comes in', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = chance(seed);
    const sources = Array.from({ length: 1 + random(4) }, (_, i) =>
      read(
        `s${i}`,
        `d${i % 2}`,
        ...Array.from({ length: 1 + random(200) }, () => [random(1380 * 6) / 6, 40 + random(120)] as const).toSorted((a, b) => a[0] - b[0]),
      ),
    ).toSorted((a, b) => ((a.device ?? '') < (b.device ?? '') ? -1 : 1));

    const { stretches } = explainDay(HEART_RATE, sources, day);

    const minutes = stretches.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
    const value = stretches.reduce((sum, one) => sum + one.amount * (one.minutes ?? 0), 0) / minutes;
    assert.ok(Math.abs(value - (dayValue(HEART_RATE, sources, day)?.value ?? 0)) < 1e-9, `seed ${seed}`);
  }
});

test('newest: the best source that has a reading stands for the day, the others are told and why they do not count', () => {
  const sources = [read('scale', 's', [400, 81], [500, 81.2]), read('push', 's', [500, 81.2]), read('app', 'a', [900, 90])];

  const { method, stretches, leftOut } = explainDay(WEIGHT, sources, day);

  assert.deepEqual([method, stretches.map(({ sourceId, amount }) => [sourceId, amount])], ['newest', [['scale', 81.2]]]);
  assert.deepEqual(
    leftOut.map(({ sourceId, reason }) => [sourceId, reason]),
    [
      ['push', 'same-device'],
      ['app', 'older'],
    ],
  );
});

test('best of minutes: one line through several sources takes each minute from one, and a single source is as it was', () => {
  const [watch, strap] = [read('w', 'w', [1, 60], [2, 61]), read('s', 's', [2, 99], [3, 62])];

  assert.deepEqual(
    bestOfMinutes([watch.columns, strap.columns]).map((columns) => rowsOf(columns).map(([, , value]) => value)),
    [[60, 61], [62]],
  );
  assert.equal(bestOfMinutes([watch.columns])[0], watch.columns);
});
