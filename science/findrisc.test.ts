import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findrisc } from './findrisc.ts';
import { granted, refusalOf } from './testing.ts';

const calm = {
  age: 40,
  sex: 'male',
  bmi: 22,
  waistCm: 80,
  active: true,
  vegetablesDaily: true,
  bloodPressureDrug: false,
  highGlucose: false,
  family: 'none',
} as const;

test('findrisc: nobody below zero and nobody above 26', () => {
  assert.deepEqual(granted(findrisc(calm)), { points: 0, band: 'low', printedRisk10: 0.01 });
  const all = {
    ...calm,
    age: 70,
    bmi: 35,
    waistCm: 110,
    active: false,
    vegetablesDaily: false,
    bloodPressureDrug: true,
    highGlucose: true,
  };
  assert.deepEqual(granted(findrisc({ ...all, family: 'first-degree' })), { points: 26, band: 'very high', printedRisk10: 0.5 });
});

test('findrisc: each factor has its points', () => {
  const points = (change: Partial<Parameters<typeof findrisc>[0]>) => granted(findrisc({ ...calm, ...change })).points;

  assert.deepEqual(
    [45, 55, 65].map((age) => points({ age })),
    [2, 3, 4],
  );
  assert.deepEqual(
    [25, 30, 30.1].map((bmi) => points({ bmi })),
    [1, 1, 3],
  );
  assert.deepEqual(
    [94, 102, 103].map((waistCm) => points({ waistCm })),
    [3, 3, 4],
  );
  assert.deepEqual([points({ active: false }), points({ vegetablesDaily: false }), points({ bloodPressureDrug: true })], [2, 1, 2]);
  assert.deepEqual([points({ highGlucose: true }), points({ family: 'second-degree' })], [5, 3]);
});

test('findrisc: refuses children', () => {
  assert.equal(refusalOf(findrisc({ ...calm, age: 15 })).reason, 'out-of-range');
});
