import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gaps, inOrder, rhythmOf, runs } from './gaps.ts';

const on = (day: string, value = 1) => ({ day, value });

test('runs: a missing night parts the line', () => {
  const parts = runs([on('2026-03-01'), on('2026-03-02'), on('2026-03-04')]);

  assert.deepEqual(
    parts.map((part) => part.map((value) => value.day)),
    [['2026-03-01', '2026-03-02'], ['2026-03-04']],
  );
});

test('runs: a weekly measure is not parted by the six days between', () => {
  assert.equal(runs([on('2026-03-01'), on('2026-03-08'), on('2026-03-22')], 7).length, 2);
});

test('runs: a clock change does not make a gap or close one', () => {
  assert.equal(runs([on('2026-03-28'), on('2026-03-29'), on('2026-03-30')]).length, 1);
  assert.equal(runs([on('2026-10-24'), on('2026-10-26')]).length, 2);
});

test('gaps: days before the first value and after the last count as missing', () => {
  const found = gaps([on('2026-03-03')], '2026-03-01', '2026-03-05');

  assert.deepEqual(
    found.map((gap) => gap.to - gap.from + 1),
    [2, 2],
  );
});

test('gaps: values outside the stretch neither hide nor make a gap', () => {
  const found = gaps([on('2026-02-01'), on('2026-03-02'), on('2026-04-01')], '2026-03-01', '2026-03-02');

  assert.deepEqual(
    found.map((gap) => gap.to - gap.from + 1),
    [1],
  );
});

test('inOrder: what is not a number is missing and not zero', () => {
  assert.deepEqual(inOrder([on('2026-03-02', Number.NaN), on('2026-03-01', 0)]), [on('2026-03-01', 0)]);
});

test('rhythmOf: a daily measure with holes stays daily, a scale used twice a week gets its own rhythm', () => {
  assert.equal(rhythmOf(['2026-03-01', '2026-03-02', '2026-03-05', '2026-03-06', '2026-03-07'].map((day) => on(day))), 1);
  assert.equal(rhythmOf(['2026-03-01', '2026-03-04', '2026-03-08', '2026-03-11'].map((day) => on(day))), 5);
  assert.equal(rhythmOf([]), 1);
});
