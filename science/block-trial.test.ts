import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockTrial } from './block-trial.ts';
import { granted, near, refusalOf } from './testing.ts';

const order = (blocks: string, days: number) => [...blocks].flatMap((block) => Array.from({ length: days }, () => block === 'B'));

test('blockTrial: a clear difference has the smallest p that its pairs allow', () => {
  const treated = order('ABBAAB', 4);
  const values = treated.map((on, day) => (on ? 55 : 50) + (day % 2) * 0.1);

  const trial = granted(blockTrial({ values, treated, blockDays: 4, lag: 2 }));

  near(trial.difference, 5, 1e-9);
  assert.equal(trial.p, 0.25);
});

test('blockTrial: five pairs reach 0.0625', () => {
  const treated = order('ABBAABABBA', 3);

  assert.equal(
    granted(blockTrial({ values: treated.map((on, day) => (on ? 9 : 1) + day * 0.001), treated, blockDays: 3, lag: 1 })).p,
    0.0625,
  );
});

test('blockTrial: a pair with two treated blocks is no randomised pair', () => {
  const treated = order('BBAAAB', 4);

  assert.equal(refusalOf(blockTrial({ values: treated.map(() => 1), treated, blockDays: 4, lag: 2 })).reason, 'missing');
  assert.equal(refusalOf(blockTrial({ values: [1, 2], treated: [true, false], blockDays: 1, lag: 0 })).reason, 'too-few-values');
});
