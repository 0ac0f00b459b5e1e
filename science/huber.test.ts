import assert from 'node:assert/strict';
import { test } from 'node:test';
import { huberCentre } from './huber.ts';
import { granted, near, refusalOf } from './testing.ts';

test('huberCentre: a symmetric sample has its centre in the middle', () => {
  near(granted(huberCentre([1, 2, 3, 4, 5])), 3, 1e-6);
});

test('huberCentre: one wild value moves it by less than a scale', () => {
  const calm = granted(huberCentre([58, 59, 60, 61, 62]));

  const wild = granted(huberCentre([58, 59, 60, 61, 62, 600]));

  near(wild, calm, 1.5);
});

test('huberCentre: refuses values without spread', () => {
  assert.equal(refusalOf(huberCentre([5, 5, 5])).reason, 'no-spread');
});
