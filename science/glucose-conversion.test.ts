import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  glucoseManagementIndicator,
  homaInsulinResistance,
  ifccFromNgsp,
  meanGlucoseFromA1c,
  triglycerideGlucoseIndex,
} from './glucose-conversion.ts';
import { granted, near, refusalOf } from './testing.ts';

test('meanGlucoseFromA1c: the published table', () => {
  const table = [126, 154, 183, 212, 240, 269, 298];

  for (const [step, mgPerDl] of table.entries()) near(granted(meanGlucoseFromA1c(6 + step)), mgPerDl, 0.51);
});

test('glucoseManagementIndicator: the published table', () => {
  assert.deepEqual(
    [100, 150, 200, 300].map((mgPerDl) => granted(glucoseManagementIndicator(mgPerDl)).toFixed(1)),
    ['5.7', '6.9', '8.1', '10.5'],
  );
});

test('glucose indices: 6.5 % is 48 mmol/mol, HOMA-IR and TyG by hand', () => {
  assert.equal(Math.round(granted(ifccFromNgsp(6.5))), 48);
  near(granted(homaInsulinResistance({ glucoseMmol: 4.5, insulin: 5 })), 1);
  near(granted(triglycerideGlucoseIndex({ triglycerides: 150, glucose: 95 })), 8.8714, 1e-4);
});

test('glucose conversions: values of another unit are refused', () => {
  assert.equal(refusalOf(meanGlucoseFromA1c(48)).reason, 'out-of-range');
  assert.equal(refusalOf(glucoseManagementIndicator(7)).reason, 'out-of-range');
});
