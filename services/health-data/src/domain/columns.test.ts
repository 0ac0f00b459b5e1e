import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf, rowsOf } from '../../test/columns.ts';
import { byUtcDay } from './by-utc-day.ts';
import { inOrder, joined, startingWithin } from './columns.ts';
import { rangesOf } from './day-ranges.ts';
import { daysTouched, longestMs, REACH_DAYS } from './days-touched.ts';
import { addDays, calendarOf, DAY_MS, daysBetween } from './local-days.ts';
import { secondsLeft } from './seconds-left.ts';

const START = Date.UTC(2026, 2, 2);

test('startingWithin: the samples from an instant on and before another, whatever stands there', () => {
  const random = chance(3);
  for (let round = 0; round < 100; round++) {
    const rows = Array.from({ length: random(40) }, () => random(50))
      .toSorted((a, b) => a - b)
      .map((at) => [at, at, at] as const);
    const [from, to] = [random(60) - 5, random(60) - 5].toSorted((a, b) => a - b) as [number, number];

    assert.deepEqual(
      rowsOf(startingWithin(columnsOf(...rows), from, to)),
      rows.filter(([at]) => at >= from && at < to),
    );
  }
});

test('joined: parts follow each other, with ends when one of them has some', () => {
  const whole = joined([columnsOf([1, 1, 10]), columnsOf([2, 5, 20]), columnsOf([6, 6, 30])]);

  assert.deepEqual(rowsOf(whole), [
    [1, 1, 10],
    [2, 5, 20],
    [6, 6, 30],
  ]);
  assert.equal(joined([columnsOf([1, 1, 1]), columnsOf([2, 2, 2])]).end, undefined);
});

test('byUtcDay: each sample is in the day of its start, in any order of the input', () => {
  const rows = [
    [START + 5, START + 6, 1],
    [START + DAY_MS, START + DAY_MS, 2],
    [START - 1, START + 9, 3],
    [START + DAY_MS - 1, START + DAY_MS, 4],
  ] as const;

  const days = byUtcDay(columnsOf(...rows));

  assert.deepEqual(
    [...days]
      .map(([day, columns]) => [day, rowsOf(inOrder(columns)).map(([, , value]) => value)])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    [
      ['2026-03-01', [3]],
      ['2026-03-02', [1, 4]],
      ['2026-03-03', [2]],
    ],
  );
  assert.equal(byUtcDay(columnsOf()).size, 0);
});

test('daysTouched: every civil day from the first start to the last end, and no year for a sample that never ends', () => {
  const calendar = calendarOf('UTC');
  const long = columnsOf([START, START + 10 * DAY_MS, 1]);

  assert.deepEqual(daysTouched(long, calendar), daysBetween('2026-03-02', '2026-03-12'));
  assert.equal(daysTouched(columnsOf([START, START + 999 * DAY_MS, 1]), calendar).length, REACH_DAYS + 1);
  assert.deepEqual(daysTouched(columnsOf([START, START, 1]), calendar, 600_000), ['2026-03-01', '2026-03-02']);
  assert.equal(longestMs(long), 10 * DAY_MS);
});

test('rangesOf: neighbours become one range, doubled days count once, gaps stay', () => {
  const days = ['2026-02-27', '2026-02-28', '2026-02-28', '2026-03-01', '2026-03-05'];

  assert.deepEqual(rangesOf(days), [
    { from: '2026-02-27', to: '2026-03-01' },
    { from: '2026-03-05', to: '2026-03-05' },
  ]);
  assert.deepEqual(rangesOf([]), []);
  assert.equal(addDays('2026-02-28', 1), '2026-03-01');
});

test('secondsLeft: from the speed so far, and nothing while that is a guess', () => {
  assert.equal(secondsLeft(25, 100, 2), 6);
  assert.deepEqual([secondsLeft(0, 100, 2), secondsLeft(5, undefined, 2), secondsLeft(5, 100, 0.1)], [undefined, undefined, undefined]);
});
