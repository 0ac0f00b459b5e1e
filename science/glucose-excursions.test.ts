import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glucoseExcursions } from './glucose-excursions.ts';
import { granted, near, refusalOf } from './testing.ts';

test('glucoseExcursions: waves of 80 mg/dL from low to peak have a MAGE of 80', () => {
  const grid = Array.from({ length: 288 * 3 }, (_, i) => 120 - 40 * Math.cos((2 * Math.PI * i) / 72));

  near(granted(glucoseExcursions(grid)), 80, 1);
});

test('glucoseExcursions: ripples below one SD do not count', () => {
  const grid = Array.from({ length: 288 * 3 }, (_, i) => 120 - 40 * Math.cos((2 * Math.PI * i) / 144) + 3 * Math.sin(i));

  near(granted(glucoseExcursions(grid)), 84, 6);
});

test('glucoseExcursions: a record of an hour has none to show', () => {
  assert.equal(refusalOf(glucoseExcursions([100, 110, 120])).reason, 'too-few-values');
});
