import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bloodPressureCategory } from './blood-pressure-category.ts';
import type { BloodPressureScheme, BloodPressureSetting } from './blood-pressure-category.ts';
import { granted, refusalOf } from './testing.ts';

const of = (systolic: number, diastolic: number, scheme: BloodPressureScheme, setting: BloodPressureSetting = 'office') =>
  granted(bloodPressureCategory({ systolic, diastolic, scheme, setting }));

test('bloodPressureCategory: ACC/AHA cut-offs, the worse number decides', () => {
  assert.deepEqual(
    [of(119, 79, 'acc-aha-2017'), of(129, 79, 'acc-aha-2017'), of(110, 80, 'acc-aha-2017')],
    ['normal', 'elevated', 'stage1'],
  );
  assert.deepEqual(
    [of(140, 70, 'acc-aha-2017'), of(180, 120, 'acc-aha-2017'), of(130, 121, 'acc-aha-2017')],
    ['stage2', 'stage2', 'severe'],
  );
});

test('bloodPressureCategory: ESC 2024 is lower at home', () => {
  assert.equal(of(137, 80, 'esc-2024', 'office'), 'elevated');
  assert.equal(of(137, 80, 'esc-2024', 'home'), 'hypertension');
  assert.equal(of(119, 69, 'esc-2024', 'home'), 'non-elevated');
});

test('bloodPressureCategory: ESH marks isolated systolic hypertension in each grade', () => {
  assert.deepEqual([of(145, 85, 'esh-2023'), of(165, 85, 'esh-2023'), of(185, 85, 'esh-2023')], ['grade1-ish', 'grade2-ish', 'grade3-ish']);
  assert.deepEqual([of(145, 95, 'esh-2023'), of(119, 79, 'esh-2023'), of(119, 87, 'esh-2023')], ['grade1', 'optimal', 'high-normal']);
});

test('bloodPressureCategory: no home category where the guideline has none, and no category for impossible values', () => {
  assert.deepEqual(refusalOf(bloodPressureCategory({ systolic: 130, diastolic: 80, scheme: 'acc-aha-2017', setting: 'home' })), {
    ok: false,
    reason: 'not-applicable',
    field: 'setting',
  });
  assert.equal(
    refusalOf(bloodPressureCategory({ systolic: 13, diastolic: 8, scheme: 'esc-2024', setting: 'home' })).reason,
    'out-of-range',
  );
});
