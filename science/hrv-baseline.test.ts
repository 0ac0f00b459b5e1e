import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hrvBaseline } from './hrv-baseline.ts';
import { granted, near, refusalOf } from './testing.ts';

const before = Array.from({ length: 60 }, (_, day) => (day % 2 === 0 ? 40 : 44));

test('hrvBaseline: the last week is held against the days before it, without itself', () => {
  const low = granted(hrvBaseline([...before, 30, 30, 30, 30, 30, 30, 30]));

  assert.equal(low.status, 'below');
  assert.equal(low.baselineDays, 60);
  near(low.weekMean, Math.log(30));
  near(low.baselineMean, (Math.log(40) + Math.log(44)) / 2);
});

test('hrvBaseline: half a standard deviation is within', () => {
  assert.equal(granted(hrvBaseline([...before, ...before.slice(0, 7)])).status, 'within');
  assert.equal(granted(hrvBaseline([...before, 60, 60, 60, 60, 60, 60, 60])).status, 'above');
});

test('hrvBaseline: 14 days before the week are the least', () => {
  assert.deepEqual(refusalOf(hrvBaseline(before.slice(0, 20))), { ok: false, reason: 'too-few-values', needed: 21, got: 20 });
});
