import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { columnsOf } from '../../test/columns.ts';
import { clockFaults } from './clock-faults.ts';
import { compareDays } from './compare-days.ts';
import type { RankedColumns } from './fuse-amounts.ts';
import { calendarOf, MINUTE_MS } from './local-days.ts';
import { conflictsOf, sourceOfDay } from './quality.ts';

const day = calendarOf('UTC').bounds('2026-03-02');
const metric = (id: string): Metric => METRICS.get(id) as Metric;
const source = (sourceId: string, ...rows: readonly (readonly [number, number, number])[]): RankedColumns => ({
  sourceId,
  columns: columnsOf(...rows.map(([from, to, value]) => [day.start + from * MINUTE_MS, day.start + to * MINUTE_MS, value] as const)),
});

test('quality: minutes that readings touch, the longest gap up to now, and how long the device was worn', () => {
  const worn = new Uint8Array(1440).fill(1, 0, 500);
  const found = sourceOfDay({ ...source('watch', [60, 90, 10], [300, 300, 1]), worn }, day, day.start + 360 * MINUTE_MS);

  assert.deepEqual(found, { sourceId: 'watch', samples: 2, minutes: 31, wornMinutes: 500, longestGapMinutes: 210 });
});

test('quality: two devices that saw the same walk and differ by a fifth disagree; those that saw other times do not', () => {
  const [watch, phone] = [source('watch', [480, 510, 2506]), source('phone', [480, 510, 1919])];

  assert.deepEqual(
    conflictsOf(metric('step-count'), [watch, phone], day).map(({ sourceIds, values, minutes }) => [
      ...sourceIds,
      ...values.map(Math.round),
      minutes,
    ]),
    [['watch', 'phone', 2506, 1919, 30]],
  );
  assert.deepEqual(conflictsOf(metric('step-count'), [watch, source('phone', [600, 700, 9000])], day), []);
  assert.deepEqual(conflictsOf(metric('step-count'), [watch, source('phone', [480, 510, 2300])], day), []);
});

test('quality: readings and weights have bounds of their own, and two routes of one device do not disagree with each other', () => {
  const beats = (id: string, value: number): RankedColumns =>
    source(id, ...Array.from({ length: 6 }, (_, i) => [10 + i, 10 + i, value] as const));
  const [scale, other] = [source('scale', [400, 400, 80]), source('other', [500, 500, 85])];

  assert.equal(conflictsOf(metric('heart-rate'), [beats('a', 60), beats('b', 70)], day).length, 1);
  assert.equal(conflictsOf(metric('heart-rate'), [beats('a', 60), beats('b', 64)], day).length, 0);
  assert.equal(conflictsOf(metric('body-mass'), [scale, other], day).length, 1);
  assert.equal(
    conflictsOf(
      metric('body-mass'),
      [scale, other].map((one) => ({ ...one, device: 'd' })),
      day,
    ).length,
    0,
  );
});

test('clock faults: the future, the time before devices, and a few days a year away from all others', () => {
  const days = ['1989-12-31', '2012-05-01', ...Array.from({ length: 9 }, (_, i) => `2026-01-0${i + 1}`), '2030-01-01', '2030-01-02'];

  assert.deepEqual(
    clockFaults(
      days.map((one) => ({ day: one, n: 2 })),
      '2026-03-02',
    ),
    [
      { kind: 'before-2000', from: '1989-12-31', to: '1989-12-31', samples: 2 },
      { kind: 'jump', from: '2012-05-01', to: '2012-05-01', samples: 2 },
      { kind: 'future', from: '2030-01-01', to: '2030-01-02', samples: 4 },
    ],
  );
  assert.deepEqual(
    clockFaults(
      ['2012-05-01', '2019-01-01'].map((one) => ({ day: one, n: 1 })),
      '2026-03-02',
    ),
    [],
  );
});

test('compare: changed days with their means, the greatest change first; a day that appears or goes has changed', () => {
  const before = new Map([
    ['2026-03-01', 2506],
    ['2026-03-02', 1000],
    ['2026-03-03', 500],
  ]);
  const after = new Map([
    ['2026-03-01', 1919],
    ['2026-03-02', 1000],
    ['2026-03-04', 10],
  ]);

  const { comparedDays, changedDays, meanBefore, meanAfter, most } = compareDays(before, after);

  assert.deepEqual([comparedDays, changedDays], [4, ['2026-03-01', '2026-03-03', '2026-03-04']]);
  assert.deepEqual([meanBefore, meanAfter], [(2506 + 500) / 3, (1919 + 10) / 3]);
  assert.deepEqual(
    most.map((one) => one.day),
    ['2026-03-04', '2026-03-03', '2026-03-01'],
  );
});
