import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanShifts, stepNoise } from './mean-shifts.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

function shifting(seed: number): number[] {
  const next = normalNumbers(seed);
  return Array.from({ length: 120 }, (_, day) => (day < 40 ? 60 : day < 80 ? 66 : 61) + next());
}

test('meanShifts: finds two clear shifts within two days', () => {
  const shifts = granted(meanShifts(shifting(1), 'MBIC'));

  assert.equal(shifts.length, 2);
  near(shifts[0] ?? 0, 40, 2);
  near(shifts[1] ?? 0, 80, 2);
});

test('meanShifts: noise alone has no shift', () => {
  const next = normalNumbers(2);

  assert.deepEqual(granted(meanShifts(Array.from({ length: 100 }, next), 'MBIC')), []);
});

test('stepNoise: a shift of level does not inflate the noise', () => {
  near(stepNoise(shifting(3)), 1, 0.3);
});

test('meanShifts: refuses few and equal values', () => {
  assert.equal(refusalOf(meanShifts([1, 2], 'BIC')).reason, 'too-few-values');
  assert.equal(
    refusalOf(
      meanShifts(
        Array.from({ length: 20 }, () => 1),
        'BIC',
      ),
    ).reason,
    'no-spread',
  );
});
