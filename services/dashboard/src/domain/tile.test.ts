import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tilesOf } from './day-parts.ts';
import { addDays, type DayValue } from './days.ts';
import { measureOf, type Measure } from './measure.ts';
import { directionOf, tileOf } from './tile.ts';

const ON = '2026-03-01';
const measure = (id: string): Measure => measureOf(id) ?? assert.fail(id);
const days = (values: readonly number[], last = ON): DayValue[] =>
  values.map((value, i) => ({ day: addDays(last, i + 1 - values.length), value }));

test('tile: the usual range is the 10th to 90th percentile of the sixty days before, without the day itself', () => {
  // 1000 lies 61 days back, 500 is the day itself: neither may count.
  const tile = tileOf(measure('resting-heart-rate'), days([1000, ...Array.from({ length: 60 }, (_, i) => i + 1), 500]), ON, true);

  assert.deepEqual(tile?.usual, { low: 6.9, high: 54.1, n: 60 });
  assert.equal(tile?.direction, 'above');
});

test('tile: with thirteen values it says what it waits for, with fourteen what is usual', () => {
  const of = (count: number) => tileOf(measure('resting-heart-rate'), days([...Array<number>(count).fill(54), 90]), ON, true);

  assert.deepEqual([of(13)?.learning, of(13)?.direction, of(13)?.usual], [{ have: 13, need: 14 }, 'learning', undefined]);
  assert.deepEqual([of(14)?.usual?.n, of(14)?.direction, of(14)?.learning], [14, 'above', undefined]);
});

test('tile: outside is only what is outside at the precision that is shown', () => {
  const usual = { low: 41.2, high: 49.4, n: 60 };

  assert.equal(directionOf(40.6, usual, 0), 'usual');
  assert.equal(directionOf(40.4, usual, 0), 'below');
  assert.equal(directionOf(49.49, usual, 0), 'usual');
  assert.equal(directionOf(49.5, usual, 0), 'above');
  assert.equal(directionOf(41.1, usual, 1), 'below');
});

test('tile: missing days are absent from week and series, and nothing in ninety days is no tile', () => {
  const values = days(Array<number>(10).fill(70)).filter(({ day }) => day !== '2026-02-26');
  const tile = tileOf(measure('body-mass'), values, ON, true);

  assert.deepEqual(
    tile?.week.map(({ day }) => day.slice(8)),
    ['22', '23', '24', '25', '27', '28'],
  );
  assert.equal(tile?.series.length, 9);
  assert.equal(tileOf(measure('body-mass'), days([70], addDays(ON, -90)), ON, true), undefined);
  assert.equal(tileOf(measure('body-mass'), days([70], addDays(ON, -89)), ON, true)?.freshness, 'stale');
});

test('tile: a running day counts for readings and nights, not for amounts', () => {
  const last = (id: string, isRunning: boolean) => tileOf(measure(id), days([1, 2]), ON, isRunning)?.last?.day;

  assert.deepEqual(
    ['heart-rate', 'sleep-duration', 'step-count'].map((id) => last(id, true)),
    [ON, ON, '2026-02-28'],
  );
  assert.equal(last('step-count', false), ON);
});

test('tile: values of the future are not shown', () => {
  const tile = tileOf(measure('heart-rate'), days([60, 61, 62], '2026-03-02'), ON, true);

  assert.deepEqual(tile?.last, { day: ON, value: 61 });
});

test('tiles: night measures apart in their order, everyday ones first, what nobody measures any more last', () => {
  const series = new Map([
    ['vo2-max', days([40])],
    ['body-mass', days([70], '2026-01-01')],
    ['sleep-duration', days([400])],
    ['heart-rate-variability-sdnn', days([45])],
    ['step-count', days([5000, 6000])],
    ['not-of-the-vocabulary', days([1])],
  ]);
  const { vitals, tiles } = tilesOf(series, ON, true);

  assert.deepEqual(
    vitals.map(({ metric }) => metric),
    ['heart-rate-variability-sdnn', 'sleep-duration'],
  );
  assert.deepEqual(
    tiles.map(({ metric }) => metric),
    ['step-count', 'vo2-max', 'body-mass'],
  );
});
