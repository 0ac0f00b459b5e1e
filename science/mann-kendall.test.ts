import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mannKendall } from './mann-kendall.ts';
import { granted, near, refusalOf } from './testing.ts';

test('mannKendall: a strictly rising series has every pair on its side', () => {
  const trend = granted(mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));

  assert.equal(trend.s, 45);
  assert.equal(trend.varianceOfS, 125);
  near(trend.z, 44 / Math.sqrt(125));
  assert.equal(trend.tau, 1);
});

test('mannKendall: turning the series round turns the sign and keeps p', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];

  const up = granted(mannKendall(values));
  const down = granted(mannKendall(values.toReversed()));

  assert.equal(down.s, -up.s);
  assert.equal(down.p, up.p);
});

test('mannKendall: refuses few and equal values', () => {
  assert.equal(refusalOf(mannKendall([1, 2, 3])).reason, 'too-few-values');
  assert.equal(refusalOf(mannKendall(Array.from({ length: 12 }, () => 5))).reason, 'no-spread');
});
