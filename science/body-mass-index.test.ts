import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyMassIndex } from './body-mass-index.ts';
import { granted, near, refusalOf } from './testing.ts';

const at200cm = (index: number, asian: boolean) => granted(bodyMassIndex({ weightKg: 4 * index, heightCm: 200, asian })).class;

test('bodyMassIndex: WHO classes begin at their cut-off', () => {
  assert.deepEqual(
    [18.4, 18.5, 25, 30, 35, 40].map((index) => at200cm(index, false)),
    ['underweight', 'normal', 'overweight', 'obesity1', 'obesity2', 'obesity3'],
  );
  assert.deepEqual(
    [18.4, 18.5, 23, 27.5].map((index) => at200cm(index, true)),
    ['underweight', 'normal', 'increased', 'high'],
  );
});

test('bodyMassIndex: 70 kg at 175 cm are 22.86, and a height in metres is refused', () => {
  near(granted(bodyMassIndex({ weightKg: 70, heightCm: 175, asian: false })).index, 22.857142857, 1e-9);
  assert.equal(refusalOf(bodyMassIndex({ weightKg: 70, heightCm: 1.75, asian: false })).reason, 'out-of-range');
});
