import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personalBaseline } from './personal-baseline.ts';
import { granted, refusalOf } from './testing.ts';

/** Median 60, MAD 1, so that a robust z of 2 begins at 62.9652. */
const steady = Array.from({ length: 28 }, (_, day) => [59, 60, 61, 60][day % 4] ?? 60);

test('personalBaseline: the day under test never enters its own baseline', () => {
  const wild = granted(personalBaseline({ values: [...steady, 100], floor: 1 }));

  assert.equal(wild.centre, 60);
  assert.equal(wild.z, 40);
  assert.equal(wild.status, 'alert');
});

test('personalBaseline: one day 2 to 3 off is a watch, the second in the same direction an alert', () => {
  assert.equal(granted(personalBaseline({ values: [...steady, 62.5], floor: 1 })).status, 'watch');
  assert.equal(granted(personalBaseline({ values: [...steady, 62.5, 62.5], floor: 1 })).status, 'alert');
  assert.equal(granted(personalBaseline({ values: [...steady, 62.5, 57.5], floor: 1 })).status, 'watch');
});

test('personalBaseline: days older than 28 are forgotten', () => {
  const old = Array.from({ length: 50 }, () => 90);

  assert.equal(granted(personalBaseline({ values: [...old, ...steady, 60], floor: 1 })).centre, 60);
});

test('personalBaseline: 13 valid days say nothing, 14 do', () => {
  const gaps = (valid: number) => [...steady.map((value, day) => (day < valid ? value : null)), 70];

  assert.deepEqual(refusalOf(personalBaseline({ values: gaps(13), floor: 1 })), {
    ok: false,
    reason: 'too-few-values',
    needed: 14,
    got: 13,
  });
  assert.equal(granted(personalBaseline({ values: gaps(14), floor: 1 })).days, 14);
});

test('personalBaseline: a missing last day is refused, not taken for calm', () => {
  assert.equal(refusalOf(personalBaseline({ values: [...steady, null], floor: 1 })).reason, 'missing');
});
