import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glucoseVariability } from './glucose-variability.ts';
import { granted, near, refusalOf } from './testing.ts';

const wave = (days: number, shift = 0) =>
  Array.from({ length: 288 * days }, (_, i) => 120 + 30 * Math.sin((2 * Math.PI * i) / 288) + shift * Math.floor(i / 288));

test('glucoseVariability: the same day again and again does not vary between days', () => {
  const result = granted(glucoseVariability(wave(5)));

  near(result.modd, 0, 1e-9);
  near(result.sdOfDailyMeans, 0, 1e-9);
  near(result.sdWithinDays, 30 / Math.SQRT2, 0.1);
});

test('glucoseVariability: days that shift by 10 mg/dL have a MODD of 10', () => {
  near(granted(glucoseVariability(wave(5, 10))).modd, 10, 1e-9);
});

test('glucoseVariability: refuses a single day and a flat line', () => {
  assert.equal(refusalOf(glucoseVariability(wave(1))).reason, 'too-few-values');
  assert.equal(refusalOf(glucoseVariability(wave(3).map(() => 100))).reason, 'no-spread');
});
