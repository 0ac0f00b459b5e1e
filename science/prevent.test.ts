import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prevent, preventProblems } from './prevent.ts';
import { granted, near, refusalOf } from './testing.ts';

/** The worked example of the paper, table S25. */
const woman = {
  age: 50,
  sex: 'female',
  systolic: 160,
  bloodPressureDrug: true,
  totalCholesterol: 200,
  hdl: 45,
  statin: false,
  diabetes: true,
  smoker: false,
  filtration: 90,
  bmi: 35,
} as const;

test('prevent: the worked example of the paper in 10 and 30 years', () => {
  const { model, tenYears, thirtyYears } = granted(prevent(woman));

  assert.equal(model, 'base');
  near(tenYears.total_cvd, 0.147, 0.0005);
  near(tenYears.ascvd, 0.092, 0.0005);
  near(tenYears.heart_failure, 0.081, 0.0005);
  near(thirtyYears?.total_cvd ?? 0, 0.53, 0.0005);
  near(thirtyYears?.heart_failure ?? 0, 0.39, 0.0005);
});

test('prevent: the model follows what is known', () => {
  assert.equal(granted(prevent({ ...woman, hba1c: 7 })).model, 'hba1c');
  assert.equal(granted(prevent({ ...woman, albuminToCreatinine: 30 })).model, 'uacr');
  assert.equal(granted(prevent({ ...woman, deprivation: 5 })).model, 'sdi');
  assert.equal(granted(prevent({ ...woman, hba1c: 7, deprivation: 5 })).model, 'full');
});

test('prevent: no 30-year risk from 60 years on', () => {
  assert.equal(granted(prevent({ ...woman, age: 60 })).thirtyYears, undefined);
});

test('preventProblems: names every field outside its bounds, BMI 40 among them', () => {
  assert.deepEqual(preventProblems(woman), []);
  assert.deepEqual(preventProblems({ ...woman, age: 80, hdl: 19, bmi: 40, hba1c: 16 }), ['age', 'hdl', 'bmi', 'hba1c']);
  assert.deepEqual(refusalOf(prevent({ ...woman, age: 29 })), { ok: false, reason: 'out-of-range', field: 'age', min: 30, max: 79 });
});
